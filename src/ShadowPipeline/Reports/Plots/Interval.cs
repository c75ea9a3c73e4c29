namespace ShadowPipeline.Reports.Plots;

/// <summary>An interval against its limit. All in the limit's unit.</summary>
/// <param name="Lower">The lower bound; null for none.</param>
/// <param name="Estimate">The estimate; null for none.</param>
/// <param name="Upper">The upper bound; null for none.</param>
/// <param name="Limit">The limit.</param>
/// <param name="IsIncrease">Whether zero means "like production".</param>
internal sealed record Interval(double? Lower, double? Estimate, double? Upper, double Limit, bool IsIncrease)
{
    /// <summary>The values that there are.</summary>
    public IEnumerable<double> Values => new[] { Lower, Estimate, Upper }.OfType<double>();

    /// <summary>The same as shares of the limit: 0 is no increase, 1 is the limit.</summary>
    public Interval Relative()
    {
        // There is no share of a limit of zero: there the widest value is as far from the limit as the limit is from zero otherwise.
        var scale = Limit > 0 ? Limit : Values.Select(Math.Abs).DefaultIfEmpty(1).Max();
        var (factor, shift) = (scale > 0 ? 1 / scale : 1, Limit > 0 ? 0 : 1);
        return new Interval(Share(Lower), Share(Estimate), Share(Upper), 1, IsIncrease);

        double? Share(double? value) => value is { } known ? (known * factor) + shift : null;
    }
}
