using Amazon.Lambda.Annotations;
using Microsoft.Extensions.Logging;
using ShadowPipeline.Decisions;
using ShadowPipeline.Evidence;
using ShadowPipeline.Experiments;
using ShadowPipeline.Functions.Contracts;
using ShadowPipeline.Functions.Logging;
using ShadowPipeline.Functions.Measuring;
using ShadowPipeline.Functions.Ports;
using ShadowPipeline.Functions.Runs;
using ShadowPipeline.Judging;
using ShadowPipeline.Policies;
using ShadowPipeline.Runs;

namespace ShadowPipeline.Functions.Steps;

/// <summary>Looks at the running experiment: goes on, judges, or ends the test early.</summary>
internal sealed class PollExperimentFunction(
    RunLoader loader,
    StandingOutcome outcomes,
    IRunStore runs,
    IExperiments experiments,
    ILeaseStore leases,
    MetricArchive archive,
    EvidenceCloser evidence,
    GuardrailWatch guardrails,
    TestExtender extender,
    TimeProvider time,
    ILogger<PollExperimentFunction> logger)
{
    /// <summary>Safe to repeat: a check at the same instant sees the same.</summary>
    [LambdaFunction]
    public async Task<StepAnswer> PollExperiment(StepInput input)
    {
        var run = await loader.LoadAsync(input.RunId, CancellationToken.None);
        using var scope = logger.BeginStep(run, input);
        return logger.Answered(await outcomes.FindAsync(run, CancellationToken.None) ?? await CheckAsync(run));
    }

    private async Task<StepAnswer> CheckAsync(Run run)
    {
        var now = time.GetUtcNow();
        var policy = RunLoader.PolicyOf(run);
        await KeepLeaseAsync(run, policy, now);
        var submission = run.Submission ?? throw new RunNotFoundException($"The run {run.Id} has submitted nothing that could be checked.");
        var named = await experiments.FindAsync(run.Id, CancellationToken.None);

        // Deleted by somebody, and another one created under its name: no test of this run's.
        var experiment = named is not null && ExperimentOwnership.IsOf(run, named) ? named : null;
        var schedule = RunLoader.ScheduleOf(run, policy, experiment?.EndTime);
        var progress = ExperimentProgress.Check(submission, run.Observation, experiment, schedule, now);
        logger.ExperimentSeen(progress.Observation.Status, progress.State);
        await archive.KeepAsync(run, policy, progress, schedule, now, CancellationToken.None);

        var breach = progress.State == ProgressState.CheckAgain
            ? await guardrails.BreachAsync(run, policy, progress.Observation, schedule, now, CancellationToken.None)
            : null;
        if (breach is null)
        {
            (run, progress) = await extender.FollowAsync(run, policy, progress, experiment, now, CancellationToken.None);
            var ended = progress.Outcome is null ? null : await CloseAsync(progress.Observation, EvidencePurpose.Ended);
            return await FollowAsync(run with { Evidence = ended?.Reference }, progress);
        }

        var stopped = progress.Observation with { EndedAt = now };
        return await StopAsync(run with { Evidence = (await CloseAsync(stopped, EvidencePurpose.Guardrail))?.Reference }, stopped, experiment!, breach);

        Task<ClosedEvidence?> CloseAsync(Observation observation, EvidencePurpose purpose) =>
            evidence.CloseAsync(run, policy, observation, purpose, schedule.PlannedLooks, now, CancellationToken.None);
    }

    private async Task KeepLeaseAsync(Run run, Policy policy, DateTimeOffset now)
    {
        if (!await leases.TryRenewAsync(run.EndpointName, run.Id, LeaseTerm.ForTest(policy, now), CancellationToken.None))
        {
            throw new LeaseLostException($"The endpoint {run.EndpointName} is no longer this run's own.");
        }
    }

    private async Task<StepAnswer> FollowAsync(Run run, ProgressAnswer progress)
    {
        if (progress.Observation != run.Observation || progress.Outcome is not null)
        {
            await runs.SaveAsync(run with { Observation = progress.Observation, EarlyOutcome = progress.Outcome }, CancellationToken.None);
        }

        return progress.State switch
        {
            ProgressState.CheckAgain => new StepAnswer(StepState.Wait, progress.Note ?? $"The inference experiment is {progress.Observation.Status}.", progress.Next),
            ProgressState.Evaluate => new StepAnswer(StepState.Done, "The schedule has ended."),
            ProgressState.Ended => new StepAnswer(StepState.Decided, progress.Outcome!.Reasons[0]),
            _ => throw new ExperimentStuckException(progress.Problem!),
        };
    }

    private async Task<StepAnswer> StopAsync(Run run, Observation observation, ExperimentSnapshot experiment, string breach)
    {
        // The breach is kept first, so that no failure to stop can hide it; ReleaseEndpoint stops again should SageMaker refuse now.
        var outcome = new EarlyOutcome(DecisionBasis.GuardrailBreached, [breach]);
        await runs.SaveAsync(run with { Observation = observation, EarlyOutcome = outcome, Judge = JudgeVersion.Current.Identity }, CancellationToken.None);
        await experiments.TryStopAsync(experiment, StopReasons.Guardrail, CancellationToken.None);
        return new StepAnswer(StepState.Decided, breach);
    }
}
