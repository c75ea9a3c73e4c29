using ShadowPipeline.Metrics;

namespace ShadowPipeline.Preflights;

/// <summary>
/// Production's recent metrics in the two forms that the judge's own intervals take. The noise between two variants cannot be seen before a
/// test: neighbouring stretches of production stand in for pairs. In the order A B B A a steady drift, which both variants of a test share,
/// cancels out.
/// </summary>
internal sealed class ProductionHistory
{
    /// <summary>Less history says nothing of days to come.</summary>
    public static readonly TimeSpan Least = TimeSpan.FromHours(1);

    // Neighbouring minutes hide noise that lasts, half hours show it but also what the variants would share: the worse one counts.
    private static readonly int[] Stretches = [1, 30];

    private ProductionHistory(MetricWindow window)
    {
        (Start, End, Period) = (window.Start, window.End, window.Period);
        Alone = SeriesWindow.Align(Relabelled(window, window.End, index => (VariantRole.Shadow, index)));
        Pairs = [.. Stretches.Select(stretch => SeriesWindow.Align(Relabelled(
            window, window.Start + (Paired(Span.Ticks / Period.Ticks, stretch).Index * Period), index => Paired(index, stretch))))];
        InvocationsPerMinute = Alone.Total(VariantRole.Shadow, MetricQueryPlan.Invocations, MetricQueryPlan.Sum) / Span.TotalMinutes;
    }

    public DateTimeOffset Start { get; }

    public DateTimeOffset End { get; }

    public TimeSpan Period { get; }

    public TimeSpan Span => End - Start;

    public double InvocationsPerMinute { get; }

    /// <summary>Every period, as if it were the shadow's: for limits on the shadow alone.</summary>
    public SeriesWindow Alone { get; }

    /// <summary>Half of the periods as production's, each with a near one as the shadow's; one window for each way of pairing.</summary>
    public IReadOnlyList<SeriesWindow> Pairs { get; }

    /// <summary>From the first to the last period with requests; null when there is none. An endpoint may be younger than the window.</summary>
    public static ProductionHistory? Of(MetricWindow window)
    {
        var requests = window.Series
            .Where(series => series.Key is { Role: VariantRole.Production, Metric: MetricQueryPlan.Invocations, Statistic: MetricQueryPlan.Sum })
            .SelectMany(series => series.Value)
            .Where(point => point.Value > 0 && point.Start >= window.Start && point.Start + window.Period <= window.End)
            .ToList();
        return requests.Count == 0
            ? null
            : new ProductionHistory(window with { Start = requests.Min(point => point.Start), End = requests.Max(point => point.Start) + window.Period });
    }

    private static (VariantRole Role, long Index) Paired(long index, int stretch)
    {
        var (block, within) = (index / stretch, index % stretch);
        return (block % 4 is 0 or 3 ? VariantRole.Production : VariantRole.Shadow, (block / 2 * stretch) + within);
    }

    private static MetricWindow Relabelled(MetricWindow window, DateTimeOffset end, Func<long, (VariantRole Role, long Index)> place) => new()
    {
        Start = window.Start,
        End = end,
        Period = window.Period,
        Series = window.Series
            .Where(series => series.Key.Role == VariantRole.Production)
            .SelectMany(series => series.Value
                .Where(point => point.Start >= window.Start && point.Start < window.End)
                .Select(point => (Place: place((point.Start - window.Start).Ticks / window.Period.Ticks), point.Value))
                .GroupBy(point => point.Place.Role)
                .Select(part => KeyValuePair.Create(
                    series.Key with { Role = part.Key },
                    (IReadOnlyList<MetricPoint>)[.. part.Select(point => new MetricPoint(window.Start + (point.Place.Index * window.Period), point.Value))])))
            .ToDictionary(),
    };
}
