using ShadowPipeline.Judging.Statistics;
using ShadowPipeline.Policies;

namespace ShadowPipeline.Judging;

/// <summary>
/// Intervals of error rates from counts. Exact bounds of each variant are combined by "square and add"; over-dispersion divides the
/// counts, so that errors in bursts weigh less than independent ones. That both variants got the same requests is not used: it could
/// only narrow the bounds.
/// </summary>
internal static class RateIntervals
{
    /// <summary>The interval of a limit; none without requests.</summary>
    public static LimitInterval Of(CountSample sample, LimitKind limit, double confidence)
    {
        var shadow = Totals(sample.ShadowErrors, sample.ShadowRequests);
        var production = Totals(sample.ProductionErrors, sample.ProductionRequests);
        if (shadow.Requests <= 0 || production.Requests <= 0)
        {
            return LimitInterval.None;
        }

        var shadowDispersion = Dispersion.Of(sample.ShadowErrors, sample.ShadowRequests);
        if (limit == LimitKind.Max)
        {
            return Alone(sample, shadowDispersion, confidence);
        }

        var shadowBounds = Bounds(shadow, shadowDispersion, confidence);
        var productionDispersion = Dispersion.Of(sample.ProductionErrors, sample.ProductionRequests);
        var productionBounds = Bounds(production, productionDispersion, confidence);
        var effective = Effective(sample.Usable, Math.Max(shadowDispersion.Factor, productionDispersion.Factor));
        if (limit == LimitKind.MaxIncrease)
        {
            var (difference, least, most) = TwoProportions.Difference(productionBounds, shadowBounds);
            return LimitInterval.Of(difference, least, most, effective);
        }

        var (ratio, lower, upper) = TwoProportions.Ratio(productionBounds, shadowBounds);
        return LimitInterval.Of(100 * (ratio - 1), 100 * (lower - 1), 100 * (upper - 1), effective);
    }

    /// <summary>The interval of the shadow's own rate under a given over-dispersion; none without requests.</summary>
    public static LimitInterval Alone(CountSample sample, Dispersion dispersion, double confidence)
    {
        var shadow = Totals(sample.ShadowErrors, sample.ShadowRequests);
        if (shadow.Requests <= 0)
        {
            return LimitInterval.None;
        }

        var bounds = Bounds(shadow, dispersion, confidence);
        return LimitInterval.Of(bounds.Estimate, bounds.Lower, bounds.Upper, Effective(sample.Usable, dispersion.Factor));
    }

    /// <summary>One-sided bounds of a rate after allowing for over-dispersion.</summary>
    public static ProportionBounds Bounds((double Errors, double Requests) totals, Dispersion dispersion, double confidence) =>
        Proportion.Bounds(totals.Errors / dispersion.Factor, totals.Requests / dispersion.Factor, dispersion.Tail(confidence));

    /// <summary>The totals over the periods that are present.</summary>
    public static (double Errors, double Requests) Totals(ReadOnlySpan<double> errors, ReadOnlySpan<double> requests)
    {
        var (sum, of) = (0.0, 0.0);
        for (var i = 0; i < errors.Length; i++)
        {
            (sum, of) = double.IsNaN(errors[i]) ? (sum, of) : (sum + errors[i], of + requests[i]);
        }

        return (sum, of);
    }

    private static double Effective(int periods, double factor) => Math.Max(1, periods / factor);
}
