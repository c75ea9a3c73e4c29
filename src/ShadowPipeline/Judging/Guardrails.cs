using ShadowPipeline.Judging.Statistics;
using ShadowPipeline.Metrics;
using ShadowPipeline.Policies;

namespace ShadowPipeline.Judging;

/// <summary>Watches the shadow variant while a test runs.</summary>
public static class Guardrails
{
    /// <summary>The chance that a whole test of a candidate that keeps every guardrail is stopped all the same.</summary>
    public const double FalseStopBudget = 0.01;

    /// <summary>
    /// Each look judges three stretches: all that it was given, its last two hours and its last hour, because a fault that starts late
    /// drowns in a day of good minutes. Most of the budget goes to two hours, where a fault that a single hour cannot prove becomes
    /// certain. Minutes, not shares, so that looks at any rhythm see a fresh fault.
    /// </summary>
    private static readonly (TimeSpan Length, double Share)[] Stretches =
    [
        (TimeSpan.MaxValue, 0.09),
        (TimeSpan.FromHours(2), 0.82),
        (TimeSpan.FromHours(1), 0.09),
    ];

    /// <summary>How much must lie before the last two hours to tell how bursty the variant's errors are of their own.</summary>
    private static readonly TimeSpan History = TimeSpan.FromHours(4);

    /// <summary>
    /// The first guardrail, in the policy's order, whose one-sided lower bound exceeds its max; null when none does or there is no
    /// evidence. The budget is divided by Bonferroni's rule over the planned checks and the one at the end, the guardrails, and the
    /// stretches by their shares.
    /// </summary>
    /// <param name="policy">A valid policy.</param>
    /// <param name="soFar">The series so far.</param>
    /// <param name="plannedChecks">How many checks the whole test will have, at least 1.</param>
    /// <param name="version">Which judge looks; null for the current one.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="plannedChecks"/> is less than 1.</exception>
    public static GuardrailBreach? Check(Policy policy, MetricWindow soFar, int plannedChecks, JudgeVersion? version = null)
    {
        ArgumentNullException.ThrowIfNull(policy);
        ArgumentNullException.ThrowIfNull(soFar);
        ArgumentOutOfRangeException.ThrowIfLessThan(plannedChecks, 1);
        if (policy.Guardrails.Count == 0)
        {
            return null;
        }

        var budget = FalseStopBudget / (plannedChecks + 1.0) / policy.Guardrails.Count;
        var windows = Stretches
            .Where(stretch => stretch.Length == TimeSpan.MaxValue || soFar.End - soFar.Start > stretch.Length)
            .Select(stretch => (Window: SeriesWindow.Align(Last(soFar, stretch.Length)), Confidence: 1 - (budget * stretch.Share)))
            .ToList();
        var before = Before(soFar);
        var clock = (version ?? JudgeVersion.Current).ClockOf(soFar.Period);
        return policy.Guardrails.Select(guardrail => Breach(guardrail, windows, before, clock)).FirstOrDefault(breach => breach is not null);
    }

    private static GuardrailBreach? Breach(
        Guardrail guardrail, List<(SeriesWindow Window, double Confidence)> windows, SeriesWindow? before, Clock? clock)
    {
        var burstiness = Burstiness(guardrail, before);
        return windows.Select((stretch, index) => Breach(guardrail, stretch.Window, stretch.Confidence, index == 0 ? null : burstiness, clock))
            .FirstOrDefault(breach => breach is not null);
    }

    private static MetricWindow Last(MetricWindow soFar, TimeSpan length) => length == TimeSpan.MaxValue
        ? soFar
        : soFar with { Start = soFar.Start + Whole(soFar.End - soFar.Start - length, soFar.Period) };

    /// <summary>What lies before the recent stretches; null when it is too short to tell anything.</summary>
    private static SeriesWindow? Before(MetricWindow soFar)
    {
        var before = soFar with { End = soFar.End - Stretches[1].Length };
        return before.End - before.Start >= History ? SeriesWindow.Align(before) : null;
    }

    /// <summary>
    /// How bursty the variant's errors are of their own, learned from before the recent stretches: within them a fault would pass for
    /// burstiness.
    /// </summary>
    private static Dispersion Burstiness(Guardrail guardrail, SeriesWindow? before) =>
        before is not null && Sample(guardrail, before) is CountSample { Usable: > 0 } counts
            ? Dispersion.Of(counts.ShadowErrors, counts.ShadowRequests).IfEvident()
            : Dispersion.None;

    private static LimitSample Sample(Guardrail guardrail, SeriesWindow window) =>
        Summarise.For(window, guardrail.Metric, guardrail.Statistic, new Limit(LimitKind.Max, guardrail.Max));

    private static TimeSpan Whole(TimeSpan length, TimeSpan period) => period * (length.Ticks / period.Ticks);

    private static GuardrailBreach? Breach(
        Guardrail guardrail, SeriesWindow window, double confidence, Dispersion? burstiness, Clock? clock)
    {
        var (metric, statistic) = (guardrail.Metric, guardrail.Statistic);
        var limit = new Limit(LimitKind.Max, guardrail.Max);
        var interval = Sample(guardrail, window) switch
        {
            { Usable: 0 } => LimitInterval.None,
            CountSample counts => RateIntervals.Alone(counts, burstiness ?? Dispersion.Of(counts.ShadowErrors, counts.ShadowRequests), confidence),
            LevelSample levels => LevelIntervals.Of(levels, Comparisons.Of(metric, statistic), LimitKind.Max, confidence, clock),
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
