using ShadowPipeline.Experiments;
using ShadowPipeline.Judging;
using ShadowPipeline.Metrics;
using ShadowPipeline.Planning;
using ShadowPipeline.Policies;
using ShadowPipeline.Runs;

namespace ShadowPipeline.Functions.Measuring;

/// <summary>Looks at the policy's guardrails while a test runs.</summary>
internal sealed class GuardrailWatch(SeriesReader series)
{
    // What broke earlier was seen by an earlier check, and the last look is over the whole window: reading all of it at each check would
    // cost the square of the test's length.
    private static readonly TimeSpan LookBack = TimeSpan.FromHours(24);

    /// <summary>Where the stretch begins that a check looks at.</summary>
    /// <param name="start">The first minute of the test.</param>
    /// <param name="end">The end of the last minute that has settled.</param>
    public static DateTimeOffset From(DateTimeOffset start, DateTimeOffset end) => end - LookBack > start ? end - LookBack : start;

    /// <summary>The breach as one sentence, or null.</summary>
    public async Task<string?> BreachAsync(
        Run run, Policy policy, Observation observation, CheckSchedule schedule, DateTimeOffset now, CancellationToken cancellationToken)
    {
        if (policy.Guardrails.Count == 0
            || now > schedule.End
            || observation is not { Status: ExperimentStatus.Running, RunningSince: { } since }
            || EvaluationWindow.Between(since, now - ExperimentProgress.SettleDelay, EvaluationWindow.Minute) is not { } window)
        {
            return null;
        }

        var recent = window with { Start = From(window.Start, window.End) };
        var soFar = await series.ReadAsync(run, MetricQueryPlan.ForGuardrails(policy), recent, EvaluationWindow.Minute, cancellationToken);
        var perUnit = Utilisation.PerUnit(soFar, run.Baseline!.ProductionVariant.InstanceType, run.Submission!.ShadowVariant.InstanceType);
        return Guardrails.Check(policy, perUnit, schedule.PlannedLooks)?.Reason;
    }
}
