using ShadowPipeline.Judging.Statistics;
using ShadowPipeline.Policies;

namespace ShadowPipeline.Judging;

/// <summary>Intervals of latencies, utilisation and other levels, all from the mean of one value per period.</summary>
internal static class LevelIntervals
{
    /// <summary>The interval of a limit; an estimate without bounds when there are too few periods.</summary>
    public static LimitInterval Of(LevelSample sample, Comparison kind, LimitKind limit, double confidence) => (limit, kind) switch
    {
        (LimitKind.Max, _) => ShadowAlone(sample, confidence),
        (LimitKind.MaxIncrease, _) => Interval(Zip(sample, (production, shadow) => shadow - production), confidence, value => value),
        (LimitKind.MaxIncreasePercent, Comparison.Latency) => LogRatio(sample, confidence),
        (LimitKind.MaxIncreasePercent, _) => RatioOfMeans(sample, confidence),
        _ => throw new ArgumentOutOfRangeException(nameof(limit), limit, "No such kind of limit."),
    };

    /// <summary>
    /// The centre of the log ratios, period by period. Where far periods lie on one side, the centre hides what one variant does now and
    /// then:
    /// the estimate and the lower bound are then the plain mean's, and a Pass needs both.
    /// </summary>
    private static LimitInterval LogRatio(LevelSample sample, double confidence)
    {
        var ratios = Zip(sample, (production, shadow) => Math.Log(shadow / production));
        var (pulled, oneSided) = RobustCentre.Of(ratios);
        var centre = Interval(pulled, confidence, ToPercent);
        if (!oneSided || Interval(ratios, confidence, ToPercent) is not { Upper: { } upper } mean)
        {
            return centre;
        }

        return mean with { Upper = centre.Upper is { } other ? Math.Max(upper, other) : null };
    }

    /// <summary>
    /// The mean of the shadow's periods, each weighted by its samples: for an Average the Sum of all over the SampleCount of all. It is
    /// the mean over
    /// the very window that was observed, so the window's slow course is no uncertainty of it.
    /// </summary>
    private static LimitInterval ShadowAlone(LevelSample sample, double confidence)
    {
        var (sum, weights, periods) = (0.0, 0.0, 0);
        for (var i = 0; i < sample.Shadow.Length; i++)
        {
            if (!double.IsNaN(sample.Shadow[i]))
            {
                sum += sample.Shadow[i] * sample.ShadowWeight[i];
                weights += sample.ShadowWeight[i];
                periods++;
            }
        }

        var (mean, typical) = (sum / weights, weights / periods);
        var values = sample.Shadow.Select((value, i) => mean + ((value - mean) * sample.ShadowWeight[i] / typical)).ToArray();
        return Interval(values, confidence, value => value, withoutSlowCourse: true);
    }

    /// <summary>
    /// The ratio of the means on the log scale (delta method). Levels may be 0 in single periods, where a logarithm of each period would
    /// not exist
    /// and the ratio of an idle minute would weigh as much as that of a busy one.
    /// </summary>
    private static LimitInterval RatioOfMeans(LevelSample sample, double confidence)
    {
        var production = sample.Production.Where(value => !double.IsNaN(value)).DefaultIfEmpty(0).Average();
        var shadow = sample.Shadow.Where(value => !double.IsNaN(value)).DefaultIfEmpty(0).Average();
        if (production <= 0 || shadow <= 0)
        {
            return production <= 0 ? LimitInterval.None : LimitInterval.None with { Estimate = -100 };
        }

        var centre = Math.Log(shadow / production);
        return Interval(Zip(sample, (p, s) => centre + (s / shadow) - (p / production)), confidence, ToPercent);
    }

    private static LimitInterval Interval(
        double[] values, double confidence, Func<double, double> unit, bool withoutSlowCourse = false)
    {
        if (CorrelatedMean.Estimate(values, confidence, withoutSlowCourse) is { } mean)
        {
            return LimitInterval.Of(unit(mean.Mean), unit(mean.Lower), unit(mean.Upper), mean.EffectivePeriods);
        }

        var present = values.Where(value => !double.IsNaN(value)).ToArray();
        return present.Length == 0
            ? LimitInterval.None
            : LimitInterval.None with { Estimate = Significant.Round(unit(present.Average())) };
    }

    private static double[] Zip(LevelSample sample, Func<double, double, double> combine) =>
        [.. sample.Production.Zip(sample.Shadow, combine)];

    private static double ToPercent(double logRatio) => Math.Abs(logRatio) < 1e-5
        ? 100 * (logRatio + (logRatio * logRatio / 2))
        : 100 * (Math.Exp(logRatio) - 1);
}
