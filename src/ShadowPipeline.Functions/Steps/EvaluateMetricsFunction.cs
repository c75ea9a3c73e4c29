using Amazon.Lambda.Annotations;
using Microsoft.Extensions.Logging;
using ShadowPipeline.Decisions;
using ShadowPipeline.Functions.Contracts;
using ShadowPipeline.Functions.Logging;
using ShadowPipeline.Functions.Ports;
using ShadowPipeline.Functions.Runs;
using ShadowPipeline.Judging;
using ShadowPipeline.Runs;

namespace ShadowPipeline.Functions.Steps;

/// <summary>Judges the whole window.</summary>
internal sealed class EvaluateMetricsFunction(
    RunLoader loader, IRunStore runs, IMetricReader metrics, TimeProvider time, ILogger<EvaluateMetricsFunction> logger)
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
        var policy = RunLoader.PolicyOf(run);
        var window = run is { Submission: not null, Observation: { RunningSince: { } since, EndedAt: { } end } }
            ? EvaluationWindow.Between(since, end, time.GetUtcNow())
            : throw new NothingToJudgeException($"The run {run.Id} has no test that ran and ended.");
        if (window is null)
        {
            var tooShort = new EarlyOutcome(DecisionBasis.InsufficientEvidence, ["The experiment ran for less than one whole period."]);
            return await runs.SaveAsync(run with { EarlyOutcome = tooShort }, CancellationToken.None);
        }

        var series = await window.ReadAsync(metrics, run, policy, CancellationToken.None);
        if (Guardrails.Check(policy, series, RunLoader.ScheduleOf(run, policy).PlannedLooks) is { } breach)
        {
            // What happened after the last check of the running test counts as well.
            var breached = new EarlyOutcome(DecisionBasis.GuardrailBreached, [breach.Reason]);
            return await runs.SaveAsync(run with { EarlyOutcome = breached }, CancellationToken.None);
        }

        var verdict = Judge.Decide(policy, series, RunLoader.JudgeContextOf(run));
        return await runs.SaveAsync(run with { Verdict = verdict }, CancellationToken.None);
    }
}
