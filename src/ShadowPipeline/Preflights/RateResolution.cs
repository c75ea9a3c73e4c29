using ShadowPipeline.Judging;
using ShadowPipeline.Policies;

namespace ShadowPipeline.Preflights;

/// <summary>
/// Error rates: production's own rate in both variants. Without a single error the exact bound of as many requests as are to come, else the
/// bounds of the history, which shrink with the square root of the window; a window shorter than the history is never taken for better than
/// its own few errors allow.
/// </summary>
internal sealed class RateResolution : Resolution
{
    private readonly CountSample _sample;
    private readonly LimitKind _kind;
    private readonly double _confidence;
    private readonly double _observed;
    private readonly TimeSpan _span;

    private RateResolution(CountSample sample, LimitKind kind, double confidence, double observed, TimeSpan span)
    {
        _sample = sample;
        _kind = kind;
        _confidence = confidence;
        _observed = observed;
        _span = span;
    }

    public static RateResolution? Of(CountSample history, LimitKind kind, double confidence, double samplingShare, TimeSpan span)
    {
        var sample = new CountSample(
            history.ShadowErrors, history.ShadowRequests, Times(history.ShadowErrors, samplingShare), Times(history.ShadowRequests, samplingShare));
        if (Reach(sample, kind, confidence) is not { } observed)
        {
            return null;
        }

        var (errors, requests) = RateIntervals.Totals(history.ShadowErrors, history.ShadowRequests);
        return new RateResolution(sample, kind, confidence, observed, span) { Level = kind == LimitKind.Max ? errors / requests : null };
    }

    public override double EffectAt(TimeSpan duration)
    {
        var factor = duration / _span;
        var none = _sample.ProductionErrors.All(errors => double.IsNaN(errors) || errors == 0);
        if (!none && factor >= 1)
        {
            return _observed / Math.Sqrt(factor);
        }

        var scaled = Reach(
            new CountSample(
                Times(_sample.ProductionErrors, factor),
                Times(_sample.ProductionRequests, factor),
                Times(_sample.ShadowErrors, factor),
                Times(_sample.ShadowRequests, factor)),
            _kind,
            _confidence) ?? double.PositiveInfinity;
        return none ? scaled : Math.Max(scaled, _observed / Math.Sqrt(factor));
    }

    // Where there is no error in either variant nothing varies: the bound is all, and it holds with certainty.
    private static double? Reach(CountSample sample, LimitKind kind, double confidence)
    {
        var wide = RateIntervals.Of(sample, kind, confidence);
        if (wide is not { Estimate: { } estimate, Upper: { } upper })
        {
            return null;
        }

        var (errors, _) = RateIntervals.Totals(sample.ProductionErrors, sample.ProductionRequests);
        return errors == 0 ? upper - estimate : upper - estimate + RateIntervals.Of(sample, kind, Power).Upper - estimate;
    }

    private static double[] Times(double[] values, double factor) => [.. values.Select(value => value * factor)];
}
