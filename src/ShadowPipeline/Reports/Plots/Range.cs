namespace ShadowPipeline.Reports.Plots;

/// <summary>What an axis shows, and where on it a value lies.</summary>
internal readonly record struct Range(double Least, double Greatest)
{
    // One limit that is broken by far must not press all others together.
    private const double FarthestShared = 5;

    // Farther from the limit an arrow says enough, and the limit's own place can still be told.
    private const double FarthestShown = 12;

    /// <summary>From 0 at the least to 100 at the greatest; what lies beyond is drawn at the end.</summary>
    public double Percent(double value) => Math.Clamp((value - Least) / (Greatest - Least) * 100, 0, 100);

    /// <summary>Whether the axis shows the value.</summary>
    public bool Holds(double value) => value >= Least && value <= Greatest;

    /// <summary>
    /// A range for a limit's picture: the limit and, where they are not too far from it, all values and zero, with room at both ends.
    /// </summary>
    public static Range Around(Interval interval)
    {
        var limit = interval.Limit;
        var reach = limit > 0 ? FarthestShown * limit : double.MaxValue;
        var values = interval.Values.Select(value => Math.Clamp(value, limit - reach, limit + reach)).Append(limit);
        var all = (interval.IsIncrease || limit > 0 ? values.Append(0) : values).ToList();
        var (least, greatest) = (all.Min(), all.Max());
        var room = greatest > least ? 0.12 * (greatest - least) : 1;
        return new Range(interval.IsIncrease || least < 0 ? least - room : 0, greatest + room);
    }

    /// <summary>One range for the pictures of several limits, as shares of each.</summary>
    public static Range Of(IReadOnlyList<Interval> shares)
    {
        // A bar without an upper end needs room for its arrow.
        var values = shares.SelectMany(share => share.Upper is null ? share.Values.Append(share.Values.Max() + 0.4) : share.Values).DefaultIfEmpty(0).ToList();
        var greatest = values.Max() <= FarthestShared ? Math.Max(values.Max() + 0.15, 1.3) : FarthestShared;
        return new Range(Math.Clamp(values.Min() - 0.15, -1.2, -0.25), greatest);
    }
}
