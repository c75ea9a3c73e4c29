using ShadowPipeline.Decisions;
using ShadowPipeline.Experiments;
using ShadowPipeline.Functions.Logging;
using ShadowPipeline.Functions.Ports;
using ShadowPipeline.Functions.Publishing;
using ShadowPipeline.Functions.Runs;
using ShadowPipeline.Runs;

namespace ShadowPipeline.Functions.Reconciling;

/// <summary>Finishes a run that its execution cannot finish, or not soon.</summary>
internal sealed class RunReconciler(
    IWorkflow workflow,
    IDecisionStore decisions,
    DecisionRecorder recorder,
    EndpointReleaser releaser,
    RunLoader loader,
    IExperiments experiments,
    RunQueue queue,
    Publications publications,
    TimeProvider time)
{
    /// <summary>
    /// When a step has come to its end, or was given up, that began before its run was decided: the workflow allows one 90 seconds. Until then
    /// it may still create what the release of the endpoint would not see.
    /// </summary>
    public static readonly TimeSpan SlowestStep = TimeSpan.FromMinutes(5);

    /// <summary>What was mended; null when the run is in order.</summary>
    public async Task<Mending?> MendAsync(Run run, CancellationToken cancellationToken)
    {
        var execution = await workflow.FindAsync(run.Id, cancellationToken);
        return execution switch
        {
            null when run.ExecutionArn is null => await WaitingAsync(run, cancellationToken),
            { Status: "RUNNING" or "PENDING_REDRIVE" } => await RunningAsync(run, execution, cancellationToken),
            _ => await EndedAsync(run, execution, cancellationToken),
        };
    }

    // Its turn may have come without anybody starting it. One that was decided meanwhile needs no turn.
    private async Task<Mending?> WaitingAsync(Run run, CancellationToken cancellationToken)
    {
        if (run.EarlyOutcome is not null)
        {
            return await FinishAsync(run, null, "decided while it waited", cancellationToken);
        }

        return await queue.StartHeadAsync(run.EndpointName, cancellationToken) == run.Id ? new Mending("it was its turn: started", Finished: true) : null;
    }

    // Decided from outside, or about to be released: its execution may sleep for hours until its next check, and would then do nothing else.
    private async Task<Mending?> RunningAsync(Run run, ExecutionSnapshot execution, CancellationToken cancellationToken)
    {
        var known = run with { ExecutionArn = run.ExecutionArn ?? execution.Arn };
        var decision = await decisions.FindAsync(run.Id, cancellationToken)
            ?? (run.EarlyOutcome is null ? null : await recorder.RecordAsync(known, failure: null, cancellationToken));
        if (decision is null || time.GetUtcNow() - decision.DecidedAt < SlowestStep)
        {
            return null;
        }

        // Until it is finished its own execution may be at it as well.
        return await FinishAsync(known, null, "decided while its execution goes on", cancellationToken) is { Finished: true } mending ? mending : null;
    }

    private async Task<Mending?> EndedAsync(Run run, ExecutionSnapshot? execution, CancellationToken cancellationToken)
    {
        if (execution?.Status == "SUCCEEDED" && await decisions.FindAsync(run.Id, cancellationToken) is { Release: not null })
        {
            // In order; were it still in its queue, though, nobody else would ever let the next run in.
            await releaser.ReleaseAsync(run, cancellationToken);
            return null;
        }

        var known = run with { ExecutionArn = run.ExecutionArn ?? execution?.Arn };
        return await FinishAsync(known, FailureOf(execution), $"execution {execution?.Status ?? "gone"}", cancellationToken);
    }

    private async Task<Mending> FinishAsync(Run run, PipelineFailure? failure, string found, CancellationToken cancellationToken)
    {
        var decision = await decisions.FindAsync(run.Id, cancellationToken);
        if (decision is null)
        {
            decision = await recorder.RecordAsync(await WithEndAsync(run, cancellationToken), failure, cancellationToken);

            // Recording a Promote saves the run.
            run = await loader.LoadAsync(run.Id, cancellationToken);
        }

        var waiting = await releaser.RestoreAsync(run, decision, cancellationToken);

        // Before the run leaves its queue: who was told before is not told again, but the report is to tell of the release.
        await publications.RequestAsync(run.Id, released: waiting is null, cancellationToken);
        if (waiting is null)
        {
            await releaser.LetNextInAsync(run, decision, cancellationToken);
        }

        var endpoint = waiting is null ? "endpoint released" : $"endpoint not free yet ({waiting.Summary})";
        return new Mending($"{found}; decision {decision.Decision} / {decision.Basis} stands; {endpoint}", Finished: waiting is null);
    }

    // Nobody looked since the execution ended: the test may have ended long before that is recorded.
    private async Task<Run> WithEndAsync(Run run, CancellationToken cancellationToken)
    {
        if (run.Observation is not { RunningSince: not null, EndedAt: null } observed
            || await experiments.FindAsync(run.Id, cancellationToken) is not { } experiment
            || !ExperimentOwnership.IsOf(run, experiment)
            || !ExperimentStatus.HasEnded(experiment.Status))
        {
            return run;
        }

        var ended = TestEnd.AtMost(run, experiment.CompletionTime ?? time.GetUtcNow());
        return run with { Observation = observed with { EndedAt = ended, Status = experiment.Status, StatusReason = experiment.StatusReason } };
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
internal sealed record Mending(string What, bool Finished)
{
    /// <summary>The runs that it was done for, where that is another than the one that was looked at.</summary>
    public IReadOnlyList<RunLogKeys> Runs { get; init; } = [];
}
