using ShadowPipeline.Judging.Statistics;
using ShadowPipeline.Metrics;
using ShadowPipeline.Policies;

namespace ShadowPipeline.Judging;

/// <summary>
/// The judge's third stage: one limit against its interval. Pass: upper ≤ limit. Fail: lower &gt; limit. Else Inconclusive.
/// </summary>
internal sealed class LimitJudge(SeriesWindow window, EvidenceRules rules, ErrorSpending spending, Clock? clock)
{
    /// <summary>Judges one limit of a criterion.</summary>
    public CriterionResult Judge(Criterion criterion, Limit limit)
    {
        var (metric, statistic) = (criterion.Metric, criterion.Statistic);
        var sample = Summarise.For(window, metric, statistic, limit);
        var interval = sample.Usable == 0 ? LimitInterval.None : IntervalOf(sample, Comparisons.Of(metric, statistic), limit.Kind);
        var missing = rules.Missing(metric, statistic, sample.Usable);
        return new CriterionResult
        {
            Metric = metric,
            Statistic = statistic,
            Limit = limit,
            Estimate = interval.Estimate,
            Lower = interval.Lower,
            Upper = interval.Upper,
            Periods = sample.Usable,
            EffectivePeriods = interval.EffectivePeriods,
            ProductionInvocations = rules.Production,
            ShadowInvocations = rules.Shadow,
            Outcome = missing is null ? OutcomeOf(interval, limit.Value) : CriterionOutcome.Inconclusive,
            Reason = missing ?? Sentences.Describe(metric, statistic, limit, interval, spending),
        };
    }

    /// <summary>The one place where bounds meet a limit.</summary>
    public static CriterionOutcome OutcomeOf(LimitInterval interval, double limit) => interval switch
    {
        { Lower: { } lower } when lower > limit => CriterionOutcome.Fail,
        { Upper: { } upper } when upper <= limit => CriterionOutcome.Pass,
        _ => CriterionOutcome.Inconclusive,
    };

    private LimitInterval IntervalOf(LimitSample sample, Comparison kind, LimitKind limit) => sample switch
    {
        CountSample counts => RateIntervals.Of(counts, limit, spending.PerLook),
        LevelSample levels => LevelIntervals.Of(levels, kind, limit, spending.PerLook, clock),
        _ => throw new InvalidOperationException($"No interval for {sample.GetType().Name}."),
    };
}
