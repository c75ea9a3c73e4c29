using ShadowPipeline.Metrics;
using ShadowPipeline.Policies;

namespace ShadowPipeline.Judging;

/// <summary>Watches the shadow variant while a test runs.</summary>
public static class Guardrails
{
    /// <summary>The chance that a whole test of a candidate that keeps every guardrail is stopped all the same.</summary>
    public const double FalseStopBudget = 0.01;

    /// <summary>
    /// Each look judges the whole window so far, and its last hour and two hours as well, because a fault that starts late drowns in days
    /// of good
    /// minutes. Minutes, not lengths, so that looks at any rhythm see a fresh fault.
    /// </summary>
    private static readonly TimeSpan[] Recent = [TimeSpan.FromHours(2), TimeSpan.FromHours(1)];

    /// <summary>
    /// The first guardrail, in the policy's order, whose one-sided lower bound exceeds its max; null when none does or there is no
    /// evidence. The
    /// budget is divided by Bonferroni's rule over the planned checks, the guardrails and the stretches that each check judges.
    /// </summary>
    /// <param name="policy">A valid policy.</param>
    /// <param name="soFar">The series so far.</param>
    /// <param name="plannedChecks">How many checks the whole test will have, at least 1.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="plannedChecks"/> is less than 1.</exception>
    public static GuardrailBreach? Check(Policy policy, MetricWindow soFar, int plannedChecks)
    {
        ArgumentNullException.ThrowIfNull(policy);
        ArgumentNullException.ThrowIfNull(soFar);
        ArgumentOutOfRangeException.ThrowIfLessThan(plannedChecks, 1);
        if (policy.Guardrails.Count == 0)
        {
            return null;
        }

        var looks = (double)plannedChecks * policy.Guardrails.Count * (Recent.Length + 1);
        var confidence = 1 - (FalseStopBudget / looks);
        var windows = Stretches(soFar).Select(SeriesWindow.Align).ToList();
        return policy.Guardrails
            .SelectMany(guardrail => windows.Select(window => Breach(guardrail, window, confidence)))
            .FirstOrDefault(breach => breach is not null);
    }

    private static IEnumerable<MetricWindow> Stretches(MetricWindow soFar) => Recent
        .Where(recent => soFar.End - soFar.Start > recent)
        .Select(recent => soFar with { Start = soFar.Start + Whole(soFar.End - soFar.Start - recent, soFar.Period) })
        .Prepend(soFar);

    private static TimeSpan Whole(TimeSpan length, TimeSpan period) => period * (length.Ticks / period.Ticks);

    private static GuardrailBreach? Breach(Guardrail guardrail, SeriesWindow window, double confidence)
    {
        var (metric, statistic) = (guardrail.Metric, guardrail.Statistic);
        var limit = new Limit(LimitKind.Max, guardrail.Max);
        var interval = Summarise.For(window, metric, statistic, limit) switch
        {
            { Usable: 0 } => LimitInterval.None,
            CountSample counts => RateIntervals.Of(counts, LimitKind.Max, confidence),
            LevelSample levels => LevelIntervals.Of(levels, Comparisons.Of(metric, statistic), LimitKind.Max, confidence),
            var other => throw new InvalidOperationException($"No interval for {other.GetType().Name}."),
        };
        if (interval is not { Estimate: { } estimate, Lower: { } lower }
            || LimitJudge.OutcomeOf(interval, guardrail.Max) != CriterionOutcome.Fail)
        {
            return null;
        }

        var unit = Unit.Of(Comparisons.Of(metric, statistic), limit);
        return new GuardrailBreach(
            guardrail,
            estimate,
            lower,
            $"Guardrail broken: {metric} {statistic} is {unit.Show(estimate)} on the shadow variant over the last "
                + $"{Figures.Whole(window.Periods)} periods (at least {unit.Show(lower)} beyond doubt), max {unit.Show(guardrail.Max)}");
    }
}
