using ShadowPipeline.Judging.Statistics;
using ShadowPipeline.Metrics;
using ShadowPipeline.Policies;

namespace ShadowPipeline.Judging;

/// <summary>Intervals of latencies, utilisation and other levels, all from the mean of one value per period.</summary>
internal sealed class LevelIntervals
{
    private readonly double _confidence;
    private readonly Clock? _clock;

    private LevelIntervals(double confidence, Clock? clock) => (_confidence, _clock) = (confidence, clock);

    /// <summary>The interval of a limit; an estimate without bounds when there are too few periods.</summary>
    /// <param name="sample">One value per period.</param>
    /// <param name="kind">How the metric is compared.</param>
    /// <param name="limit">The kind of limit.</param>
    /// <param name="confidence">Of each one-sided bound, 0.5 to below 1.</param>
    /// <param name="clock">How the periods lie on the clock; null to know nothing of days.</param>
    public static LimitInterval Of(LevelSample sample, Comparison kind, LimitKind limit, double confidence, Clock? clock) =>
        new LevelIntervals(confidence, clock).Of(sample, kind, limit);

    private LimitInterval Of(LevelSample sample, Comparison kind, LimitKind limit) => (limit, kind) switch
    {
        (LimitKind.Max, _) => ShadowAlone(sample),
        (LimitKind.MaxIncrease, _) => Interval(Zip(sample.Production, sample.Shadow, (production, shadow) => shadow - production), value => value),
        (LimitKind.MaxIncreasePercent, Comparison.Latency) => LogRatio(sample),
        (LimitKind.MaxIncreasePercent, _) => RatioOfMeans(sample),
        _ => throw new ArgumentOutOfRangeException(nameof(limit), limit, "No such kind of limit."),
    };

    /// <summary>
    /// The centre of the log ratios, period by period. Where far periods lie on one side, the centre hides what one variant does now
    /// and then: the estimate and the lower bound are then the plain mean's, and a Pass needs both.
    /// </summary>
    private LimitInterval LogRatio(LevelSample sample)
    {
        var ratios = Zip(sample.Production, sample.Shadow, (production, shadow) => Math.Log(shadow / production));
        var (pulled, oneSided) = RobustCentre.Of(ratios);
        var centre = Interval(pulled, ToPercent);
        if (!oneSided || Interval(ratios, ToPercent) is not { Upper: { } upper } mean)
        {
            return centre;
        }

        return mean with { Upper = centre.Upper is { } other ? Math.Max(upper, other) : null };
    }

    /// <summary>
    /// The mean of the shadow's periods, each weighted by its samples: for an Average the Sum of all over the SampleCount of all. It is
    /// the mean over the very window that was observed, so the window's slow course is no uncertainty of it.
    /// </summary>
    private LimitInterval ShadowAlone(LevelSample sample)
    {
        if (sample.ShadowWeight is not { } weight)
        {
            return Interval(sample.Shadow, value => value, withoutSlowCourse: true);
        }

        var (sum, weights, periods) = (0.0, 0.0, 0);
        for (var i = 0; i < sample.Shadow.Length; i++)
        {
            if (!double.IsNaN(sample.Shadow[i]))
            {
                sum += sample.Shadow[i] * weight[i];
                weights += weight[i];
                periods++;
            }
        }

        var (mean, typical) = (sum / weights, weights / periods);
        return Interval(
            Zip(sample.Shadow, weight, (value, own) => mean + ((value - mean) * own / typical)), value => value, withoutSlowCourse: true);
    }

    /// <summary>
    /// The ratio of the means on the log scale (delta method). Levels may be 0 in single periods, where a logarithm of each period
    /// would not exist and the ratio of an idle minute would weigh as much as that of a busy one.
    /// </summary>
    private LimitInterval RatioOfMeans(LevelSample sample)
    {
        var (production, shadow) = Means(sample);
        if (production <= 0 || shadow <= 0)
        {
            return production <= 0 ? LimitInterval.None : LimitInterval.None with { Estimate = -100 };
        }

        var centre = Math.Log(shadow / production);
        return Interval(Zip(sample.Production, sample.Shadow, (p, s) => centre + (s / shadow) - (p / production)), ToPercent);
    }

    private LimitInterval Interval(double[] values, Func<double, double> unit, bool withoutSlowCourse = false)
    {
        if (CorrelatedMean.Estimate(values, _confidence, withoutSlowCourse, _clock) is { } mean)
        {
            return LimitInterval.Of(unit(mean.Mean), unit(mean.Lower), unit(mean.Upper), mean.EffectivePeriods);
        }

        var (sum, present) = Present.Sum(values);
        return present == 0
            ? LimitInterval.None
            : LimitInterval.None with { Estimate = Significant.Round(unit(sum / present)) };
    }

    /// <summary>The means over the periods that both have; 0 when there is none.</summary>
    private static (double Production, double Shadow) Means(LevelSample sample)
    {
        var (production, shadow, periods) = (0.0, 0.0, 0);
        for (var period = 0; period < sample.Shadow.Length; period++)
        {
            if (!double.IsNaN(sample.Production[period]) && !double.IsNaN(sample.Shadow[period]))
            {
                production += sample.Production[period];
                shadow += sample.Shadow[period];
                periods++;
            }
        }

        return (production / Math.Max(1, periods), shadow / Math.Max(1, periods));
    }

    private static double[] Zip(double[] one, double[] other, Func<double, double, double> combine)
    {
        var combined = new double[one.Length];
        for (var i = 0; i < combined.Length; i++)
        {
            combined[i] = combine(one[i], other[i]);
        }

        return combined;
    }

    private static double ToPercent(double logRatio) => Math.Abs(logRatio) < 1e-5
        ? 100 * (logRatio + (logRatio * logRatio / 2))
        : 100 * (Math.Exp(logRatio) - 1);
}
