using Microsoft.Extensions.Logging;
using ShadowPipeline.Decisions;
using ShadowPipeline.Endpoints;
using ShadowPipeline.Experiments;
using ShadowPipeline.Functions.Contracts;
using ShadowPipeline.Functions.Logging;
using ShadowPipeline.Functions.Ports;
using ShadowPipeline.Runs;

namespace ShadowPipeline.Functions.Runs;

/// <summary>Gives an endpoint back: ends what still runs, removes what is not needed, says what became of the endpoint, lets the next run in.</summary>
internal sealed class EndpointReleaser(
    ExperimentEnder ender,
    IExperiments experiments,
    IEndpointReader endpoints,
    IDecisionStore decisions,
    ILeaseStore leases,
    IRunStore runs,
    RunQueue queue,
    EmbeddedMetrics metrics,
    TimeProvider time,
    ILogger<EndpointReleaser> logger)
{
    /// <summary>One pass: Wait while SageMaker is still changing the endpoint, Done when the next run may have it.</summary>
    public async Task<StepAnswer> ReleaseAsync(Run run, CancellationToken cancellationToken)
    {
        var decision = await decisions.FindAsync(run.Id, cancellationToken);
        return await RestoreAsync(run, decision, cancellationToken) ?? await LetNextInAsync(run, decision, cancellationToken);
    }

    /// <summary>All but letting the next run in: null when it may come in, and the release of a run that is decided is recorded.</summary>
    public async Task<StepAnswer?> RestoreAsync(Run run, DecisionRecord? decision, CancellationToken cancellationToken)
    {
        if (decision?.Release is null)
        {
            var named = await experiments.FindAsync(run.Id, cancellationToken);
            var experiment = named is not null && ExperimentOwnership.IsOf(run, named) ? named : null;
            var endpoint = await endpoints.ReadEndpointAsync(run.EndpointName, cancellationToken);
            var now = time.GetUtcNow();
            if (ReleaseRules.WaitBecause(run, experiment, endpoint) is { } because)
            {
                run = await NoteReleaseAsync(run, now, cancellationToken);
                await ender.EndAsync(experiment, decision, cancellationToken);
                if (ReleaseRules.NextLook(run.ReleasingSince!.Value, now) is { } next)
                {
                    return new StepAnswer(StepState.Wait, because, next);
                }
            }

            if (decision is not null)
            {
                await RemoveAndReportAsync(run, decision, experiment, endpoint, now, cancellationToken);
            }
        }

        return null;
    }

    /// <summary>Gives the endpoint to the next run. A run that is decided leaves its queue: nobody looks at it again.</summary>
    public async Task<StepAnswer> LetNextInAsync(Run run, DecisionRecord? decision, CancellationToken cancellationToken)
    {
        await leases.ReleaseAsync(run.EndpointName, run.Id, cancellationToken);
        if (decision is null)
        {
            return new StepAnswer(StepState.Done, "The endpoint is free; the run stays in its queue until its decision is recorded.");
        }

        await runs.LeaveQueueAsync(run, cancellationToken);
        var next = await queue.StartHeadAsync(run.EndpointName, cancellationToken);
        return new StepAnswer(StepState.Done, next is null ? "The endpoint is free." : $"The endpoint is free; {next} is next.");
    }

    // The bound of the wait counts from here: the test itself may have lasted for weeks.
    private async Task<Run> NoteReleaseAsync(Run run, DateTimeOffset now, CancellationToken cancellationToken) =>
        run.ReleasingSince is null ? await runs.SaveAsync(run with { ReleasingSince = now }, cancellationToken) : run;

    private async Task RemoveAndReportAsync(
        Run run,
        DecisionRecord decision,
        ExperimentSnapshot? experiment,
        EndpointSnapshot endpoint,
        DateTimeOffset now,
        CancellationToken cancellationToken)
    {
        // What was submitted had a model: when none is left, an earlier attempt of this step deleted it.
        var modelDeleted = CandidateModelRules.Goes(RunLoader.PolicyOf(run), decision.Decision)
            && !CandidateModelRules.IsInUse(run, endpoint)
            && (experiment is null || ExperimentStatus.HasEnded(experiment.Status))
            && (await experiments.DeleteModelAsync(run.Id, run.ModelPackageArn, cancellationToken) || run.Submission is not null);
        var release = ReleaseRules.Report(run, experiment, endpoint, modelDeleted, now);
        var standing = await decisions.WriteReleaseOnceAsync(run.Id, release, cancellationToken);
        if (release.EndpointRestored == false && standing == release)
        {
            logger.EndpointNotRestored(run.EndpointName, ReleaseRules.NotRestoredBecause(run, experiment, endpoint));
            metrics.Count("EndpointNotRestored");
        }
    }
}
