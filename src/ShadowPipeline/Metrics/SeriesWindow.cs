using System.Runtime.InteropServices;

namespace ShadowPipeline.Metrics;

/// <summary>
/// The judge's first stage: all series on one grid of periods, so that both variants are compared period by period. A period without a
/// usable value is <see cref="double.NaN"/>. Points outside the window are dropped and order does not matter; a point that CloudWatch
/// gave twice counts once; two different values of one period contradict each other, so the period counts as missing; so does one that
/// no metric can have (NaN, infinite, negative).
/// </summary>
internal sealed class SeriesWindow
{
    private readonly Dictionary<MetricQuery, double[]> _series;

    private SeriesWindow(int periods, Dictionary<MetricQuery, double[]> series, int conflicts, int refused)
    {
        Periods = periods;
        _series = series;
        Conflicts = conflicts;
        Refused = refused;
    }

    /// <summary>The periods of the window, whether or not they have points.</summary>
    public int Periods { get; }

    /// <summary>The periods, over all series, whose points contradict each other.</summary>
    public int Conflicts { get; }

    /// <summary>The points that no metric can have.</summary>
    public int Refused { get; }

    /// <summary>Aligns and validates all series of a window.</summary>
    /// <exception cref="ArgumentException">The window's period is not positive, or the window ends before it starts.</exception>
    public static SeriesWindow Align(MetricWindow window)
    {
        ArgumentNullException.ThrowIfNull(window);
        if (window.Period <= TimeSpan.Zero || window.End < window.Start)
        {
            throw new ArgumentException("A window needs a positive period and must not end before it starts.", nameof(window));
        }

        var periods = (int)((window.End - window.Start).Ticks / window.Period.Ticks);
        var aligned = SideBySide.Select([.. window.Series], periods, one => (one.Key, Series: AlignOne(window, periods, one.Value)));
        return new SeriesWindow(
            periods,
            aligned.ToDictionary(one => one.Key, one => one.Series.Values),
            aligned.Sum(one => one.Series.Conflicts),
            aligned.Sum(one => one.Series.Refused));
    }

    /// <summary>Whether the window holds the series at all, with or without points.</summary>
    public bool Has(MetricQuery query) => _series.ContainsKey(query);

    /// <summary>One value per period; a series that the window does not hold is missing throughout.</summary>
    public double[] Values(VariantRole role, string metric, string statistic)
    {
        if (_series.TryGetValue(new MetricQuery(role, metric, statistic), out var values))
        {
            return values;
        }

        var none = new double[Periods];
        Array.Fill(none, double.NaN);
        return none;
    }

    /// <summary>The sum over the periods that have a value.</summary>
    public double Total(VariantRole role, string metric, string statistic) =>
        Present.Sum(Values(role, metric, statistic)).Sum;

    private static AlignedSeries AlignOne(MetricWindow window, int periods, IReadOnlyList<MetricPoint> points)
    {
        switch (points)
        {
            case MetricPoint[] array:
                return AlignOne(window, periods, array);
            case List<MetricPoint> list:
                return AlignOne(window, periods, CollectionsMarshal.AsSpan(list));
            default:
                MetricPoint[] copied = [.. points];
                return AlignOne(window, periods, copied);
        }
    }

    private static AlignedSeries AlignOne(MetricWindow window, int periods, ReadOnlySpan<MetricPoint> points)
    {
        var values = new double[periods];
        Array.Fill(values, double.NaN);
        var (conflicts, refused) = (0, 0);
        HashSet<int>? spoiled = null;
        var (start, ticks, previous) = (window.Start.UtcTicks, window.Period.Ticks, -1);
        foreach (var point in points)
        {
            // Most points follow the one before; a division for each of millions would be most of the work.
            var offset = point.Start.UtcTicks - start;
            var period = offset == (previous + 1L) * ticks ? previous + 1L : Math.DivRem(offset, ticks).Quotient;
            if (offset < 0 || period >= periods)
            {
                continue;
            }

            previous = (int)period;
            if (!double.IsFinite(point.Value) || point.Value < 0)
            {
                refused++;
                (spoiled ??= []).Add(previous);
            }
            else if (!double.IsNaN(values[previous]) && values[previous] != point.Value)
            {
                conflicts += (spoiled ??= []).Add(previous) ? 1 : 0;
            }
            else
            {
                values[previous] = point.Value;
            }
        }

        foreach (var period in spoiled ?? [])
        {
            values[period] = double.NaN;
        }

        return new AlignedSeries(values, conflicts, refused);
    }

    private readonly record struct AlignedSeries(double[] Values, int Conflicts, int Refused);
}
