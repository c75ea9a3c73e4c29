using ShadowPipeline.Policies;

namespace ShadowPipeline.Reports.Plots;

/// <summary>What the shadow variant exceeds a limit by, period by period, to find where it began.</summary>
internal static class Excess
{
    // Six of ten periods of a stretch must lie beyond the limit, and of the others no more than four: less shows nothing.
    private const double Clear = 0.2;

    /// <summary>Where the shadow lies beyond the limit; null where that cannot be told.</summary>
    public static Stretch? Find(VariantSeries production, VariantSeries shadow, Limit limit)
    {
        var excess = shadow.OutOf is { } requests ? OfShares(production, shadow.Values, requests, limit) : OfLevels(production.Values, shadow.Values, limit);
        return Stretch.Of(excess) is { } stretch && (shadow.OutOf is not null || IsClear(stretch, excess)) ? stretch : null;
    }

    // Each period counts the same: a single one that is far beyond is no fault that lasts.
    private static double[] OfLevels(double[] production, double[] shadow, Limit limit) =>
        [.. production.Zip(shadow, (there, here) => Allowed(there, limit) is var allowed && double.IsNaN(allowed) || double.IsNaN(here) ? double.NaN : here > allowed ? 1.0 : -1)];

    // Errors more than the limit allows of so many requests.
    private static double[] OfShares(VariantSeries production, double[] errors, double[] requests, Limit limit)
    {
        var allowed = Allowed(production.Share(), limit);
        return [.. errors.Zip(requests, (failed, all) => failed - (allowed * all))];
    }

    /// <summary>What a limit allows the shadow beside a value of production.</summary>
    public static double Allowed(double production, Limit limit) => limit.Kind switch
    {
        LimitKind.MaxIncreasePercent => production * (1 + (limit.Value / 100)),
        LimitKind.MaxIncrease => production + limit.Value,
        _ => limit.Value,
    };

    private static bool IsClear(Stretch stretch, double[] excess)
    {
        var within = Mean(excess.Where((_, period) => period >= stretch.From && period < stretch.Until));
        var outside = Mean(excess.Where((_, period) => period < stretch.From || period >= stretch.Until));
        var whole = stretch.BeginsWith(excess.Length) && stretch.EndsWith(excess.Length);
        return within >= Clear && (whole || !(outside > -Clear));
    }

    private static double Mean(IEnumerable<double> values) => values.Where(value => !double.IsNaN(value)).DefaultIfEmpty(double.NaN).Average();
}
