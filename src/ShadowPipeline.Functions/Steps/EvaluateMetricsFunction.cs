using Amazon.Lambda.Annotations;
using Microsoft.Extensions.Logging;
using ShadowPipeline.Decisions;
using ShadowPipeline.Evidence;
using ShadowPipeline.Functions.Contracts;
using ShadowPipeline.Functions.Logging;
using ShadowPipeline.Functions.Measuring;
using ShadowPipeline.Functions.Ports;
using ShadowPipeline.Functions.Runs;
using ShadowPipeline.Policies;
using ShadowPipeline.Runs;

namespace ShadowPipeline.Functions.Steps;

/// <summary>Judges the whole window, as it is archived.</summary>
internal sealed class EvaluateMetricsFunction(
    RunLoader loader, IRunStore runs, EvidenceCloser evidence, TimeProvider time, ILogger<EvaluateMetricsFunction> logger)
{
    /// <summary>Safe to repeat: the first verdict stands.</summary>
    [LambdaFunction]
    public async Task<StepAnswer> EvaluateMetrics(StepInput input)
    {
        var run = await loader.LoadAsync(input.RunId, CancellationToken.None);
        using var scope = logger.BeginStep(run, input);
        if (run.EarlyOutcome is null && run.Verdict is null)
        {
            run = await JudgeAsync(run);
            logger.Judged(run.Verdict?.Outcome, run.Verdict?.Basis);
        }

        return logger.Answered(new StepAnswer(StepState.Done, (run.EarlyOutcome?.Reasons ?? run.Verdict!.Reasons)[0]));
    }

    private async Task<Run> JudgeAsync(Run run)
    {
        if (run is not { Submission: not null, Observation: { RunningSince: not null, EndedAt: not null } observation })
        {
            throw new NothingToJudgeException($"The run {run.Id} has no test that ran and ended.");
        }

        var policy = RunLoader.PolicyOf(run);
        var looks = RunLoader.ScheduleOf(run, policy).PlannedLooks;
        var closed = await evidence.CloseAsync(run, policy, observation, EvidencePurpose.Verdict, looks, time.GetUtcNow(), CancellationToken.None);
        return await runs.SaveAsync(closed is null ? TooShort(run) : Judged(run, policy, closed), CancellationToken.None);
    }

    private static Run TooShort(Run run) => run with
    {
        EarlyOutcome = new EarlyOutcome(DecisionBasis.InsufficientEvidence, ["The experiment ran for less than one whole period."]),
    };

    private static Run Judged(Run run, Policy policy, ClosedEvidence closed)
    {
        var judgement = EvidenceJudgement.Of(policy, closed.Content);

        // What happened after the last check of the running test counts as well.
        var breached = judgement.Breach is { } breach ? new EarlyOutcome(DecisionBasis.GuardrailBreached, [breach.Reason]) : null;
        return run with { Evidence = closed.Reference, EarlyOutcome = breached, Verdict = judgement.Verdict, Judge = closed.Content.Manifest.Judge };
    }
}
