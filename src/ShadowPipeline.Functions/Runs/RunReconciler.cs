using ShadowPipeline.Decisions;
using ShadowPipeline.Functions.Contracts;
using ShadowPipeline.Functions.Ports;
using ShadowPipeline.Runs;

namespace ShadowPipeline.Functions.Runs;

/// <summary>Finishes a run that its execution cannot finish any more.</summary>
internal sealed class RunReconciler(
    IWorkflow workflow, IDecisionStore decisions, DecisionRecorder recorder, EndpointReleaser releaser, RunQueue queue)
{
    /// <summary>What was mended, as one plain sentence; null when the run is in order.</summary>
    public async Task<string?> MendAsync(Run run, CancellationToken cancellationToken)
    {
        var execution = await workflow.FindAsync(run.Id, cancellationToken);
        if (execution is null && run.ExecutionArn is null)
        {
            // It waits its turn. Its turn may have come without anybody starting it.
            return await queue.StartHeadAsync(run.EndpointName, cancellationToken) == run.Id ? "it was its turn: started" : null;
        }

        if (execution?.Status == "RUNNING")
        {
            return null;
        }

        var decision = await decisions.FindAsync(run.Id, cancellationToken);
        if (decision?.Release is not null && execution?.Status == "SUCCEEDED")
        {
            return null;
        }

        decision ??= await recorder.RecordAsync(run, FailureOf(execution), cancellationToken);
        var release = await releaser.ReleaseAsync(run, cancellationToken);
        var endpoint = release.State == StepState.Wait ? $"endpoint not free yet ({release.Summary})" : "endpoint released";
        return $"execution {execution?.Status ?? "gone"}; decision {decision.Decision} / {decision.Basis} stands; {endpoint}";
    }

    private static PipelineFailure FailureOf(ExecutionSnapshot? execution) => execution switch
    {
        null => new PipelineFailure("ExecutionGone", "The workflow execution no longer exists."),
        { Error: { } error } => new PipelineFailure(error, execution.Cause ?? ""),
        _ => new PipelineFailure("Execution" + execution.Status, $"The workflow execution ended as {execution.Status}."),
    };
}
