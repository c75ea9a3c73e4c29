using ShadowPipeline.Judging.Statistics;

namespace ShadowPipeline.Judging;

/// <summary>
/// An estimate in the limit's unit with its one-sided bounds, rounded to 10 significant digits; null where there is none.
/// </summary>
internal sealed record LimitInterval(double? Estimate, double? Lower, double? Upper, double? EffectivePeriods)
{
    /// <summary>Nothing could be computed.</summary>
    public static LimitInterval None { get; } = new(null, null, null, null);

    /// <summary>Rounds and drops what is not finite.</summary>
    public static LimitInterval Of(double estimate, double lower, double upper, double effectivePeriods) => new(
        Significant.Round(estimate),
        Significant.Round(lower),
        Significant.Round(upper),
        Significant.Round(effectivePeriods));
}
