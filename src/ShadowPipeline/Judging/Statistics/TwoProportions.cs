namespace ShadowPipeline.Judging.Statistics;

/// <summary>
/// Compares two shares from the bounds of each (Newcombe 1998, method 10; Donner and Zou 2012 for the ratio): "square and add".
/// </summary>
internal static class TwoProportions
{
    /// <summary>The difference shadow − production with one-sided bounds.</summary>
    public static (double Estimate, double Lower, double Upper) Difference(ProportionBounds production, ProportionBounds shadow)
    {
        var difference = shadow.Estimate - production.Estimate;
        return (
            difference,
            difference - Hypotenuse(shadow.Estimate - shadow.Lower, production.Upper - production.Estimate),
            difference + Hypotenuse(shadow.Upper - shadow.Estimate, production.Estimate - production.Lower));
    }

    /// <summary>
    /// The ratio shadow / production with one-sided bounds. Without errors in production the upper bound is infinite, and so is the
    /// estimate (NaN when neither has any).
    /// </summary>
    public static (double Estimate, double Lower, double Upper) Ratio(ProportionBounds production, ProportionBounds shadow)
    {
        var product = production.Estimate * shadow.Estimate;
        var least = shadow.Lower * ((2 * shadow.Estimate) - shadow.Lower);
        var least2 = production.Upper * ((2 * production.Estimate) - production.Upper);
        var most = shadow.Upper * ((2 * shadow.Estimate) - shadow.Upper);
        var most2 = production.Lower * ((2 * production.Estimate) - production.Lower);
        var lower = least <= 0 ? 0 : least / (product + Math.Sqrt((product * product) - (least * least2)));
        var upper = most2 <= 0 ? double.PositiveInfinity : (product + Math.Sqrt((product * product) - (most * most2))) / most2;
        return (shadow.Estimate / production.Estimate, lower, upper);
    }

    private static double Hypotenuse(double a, double b) => Math.Sqrt((a * a) + (b * b));
}
