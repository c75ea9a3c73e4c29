using ShadowPipeline.Judging;
using ShadowPipeline.Policies;

namespace ShadowPipeline.Preflights;

/// <summary>
/// What difference a window of any length resolves of one limit, from the judge's own intervals over production's history: the reach of the
/// bound at the judge's confidence plus its reach at the power, both one-sided.
/// </summary>
internal abstract class Resolution
{
    /// <summary>The probability with which a candidate just like production shall pass.</summary>
    public const double Power = 0.8;

    /// <summary>Production's own level, where the limit is on the shadow alone.</summary>
    public double? Level { get; protected init; }

    /// <summary>The minimum detectable effect of a window, in the limit's unit.</summary>
    public abstract double EffectAt(TimeSpan duration);

    /// <summary>The resolution of a limit; null when the history is too thin for any bounds.</summary>
    /// <param name="history">Production's history.</param>
    /// <param name="metric">The metric.</param>
    /// <param name="statistic">The statistic.</param>
    /// <param name="limit">The limit.</param>
    /// <param name="confidence">Of each bound.</param>
    /// <param name="samplingShare">The share of requests that the shadow gets, above 0, at most 1.</param>
    public static Resolution? Of(
        ProductionHistory history, string metric, string statistic, Limit limit, double confidence, double samplingShare)
    {
        var kind = Comparisons.Of(metric, statistic);
        var alone = limit.Kind == LimitKind.Max;
        if (kind == Comparison.Rate)
        {
            var counts = (CountSample)Summarise.For(history.Alone, metric, statistic, limit with { Kind = LimitKind.Max });
            return RateResolution.Of(counts, limit.Kind, confidence, samplingShare, history.Span);
        }

        var samples = (alone ? [history.Alone] : history.Pairs).Select(window => (LevelSample)Summarise.For(window, metric, statistic, limit)).ToList();
        return samples.Any(sample => sample.Usable == 0)
            ? null
            : LevelResolution.Of(samples, kind, limit.Kind, confidence, samplingShare, history.Period);
    }
}
