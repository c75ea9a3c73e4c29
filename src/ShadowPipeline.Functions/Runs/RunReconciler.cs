using ShadowPipeline.Decisions;
using ShadowPipeline.Functions.Contracts;
using ShadowPipeline.Functions.Ports;
using ShadowPipeline.Runs;

namespace ShadowPipeline.Functions.Runs;

/// <summary>Finishes a run that its execution cannot finish any more.</summary>
internal sealed class RunReconciler(
    IWorkflow workflow, IDecisionStore decisions, DecisionRecorder recorder, EndpointReleaser releaser, RunQueue queue)
{
    /// <summary>What was mended; null when the run is in order.</summary>
    public async Task<Mending?> MendAsync(Run run, CancellationToken cancellationToken)
    {
        var execution = await workflow.FindAsync(run.Id, cancellationToken);
        if (execution is null && run.ExecutionArn is null)
        {
            // It waits its turn. Its turn may have come without anybody starting it.
            return await queue.StartHeadAsync(run.EndpointName, cancellationToken) == run.Id ? new Mending("it was its turn: started", Finished: true) : null;
        }

        if (execution?.Status is "RUNNING" or "PENDING_REDRIVE")
        {
            return null;
        }

        var decision = await decisions.FindAsync(run.Id, cancellationToken);
        if (decision?.Release is not null && execution?.Status == "SUCCEEDED")
        {
            // In order; were it still in its queue, though, nobody else would ever let the next run in.
            await releaser.ReleaseAsync(run, cancellationToken);
            return null;
        }

        var known = run with { ExecutionArn = run.ExecutionArn ?? execution?.Arn };
        decision ??= await recorder.RecordAsync(known, FailureOf(execution), cancellationToken);
        var release = await releaser.ReleaseAsync(run, cancellationToken);
        var finished = release.State == StepState.Done;
        var endpoint = finished ? "endpoint released" : $"endpoint not free yet ({release.Summary})";
        return new Mending($"execution {execution?.Status ?? "gone"}; decision {decision.Decision} / {decision.Basis} stands; {endpoint}", finished);
    }

    private static PipelineFailure FailureOf(ExecutionSnapshot? execution) => execution switch
    {
        null => new PipelineFailure("ExecutionGone", "The workflow execution no longer exists."),
        { Error: { } error } => new PipelineFailure(error, execution.Cause ?? ""),
        _ => new PipelineFailure("ExecutionEnded", $"The workflow execution ended as {execution.Status}."),
    };
}

/// <summary>What a reconciliation did for a run.</summary>
/// <param name="What">One plain sentence.</param>
/// <param name="Finished">False while SageMaker is still changing the endpoint: the next reconciliation goes on.</param>
internal sealed record Mending(string What, bool Finished);
