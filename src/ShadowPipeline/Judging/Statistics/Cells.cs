namespace ShadowPipeline.Judging.Statistics;

/// <summary>
/// A series as at most 240 cells of equally many consecutive periods: their means keep all that matters to the mean of a long series,
/// at a cost that does not grow with it. A short series is its own cells.
/// </summary>
internal sealed class Cells
{
    private const int Most = 240;

    private Cells(double[] values, double[] noise, double length, int present, double mean, double variance)
    {
        Values = values;
        Noise = noise;
        Length = length;
        Present = present;
        Mean = mean;
        PeriodVariance = variance;
    }

    /// <summary>The mean of each cell's periods; NaN for a cell without any.</summary>
    public double[] Values { get; }

    /// <summary>
    /// How much more white noise a cell's mean carries than that of a whole cell: the periods of a cell over those present.
    /// </summary>
    public double[] Noise { get; }

    /// <summary>How many periods a cell holds, missing ones included.</summary>
    public double Length { get; }

    /// <summary>The cells that have a value.</summary>
    public int Filled => Metrics.Present.Count(Values);

    /// <summary>The periods that have a value.</summary>
    public int Present { get; }

    /// <summary>The mean of all periods.</summary>
    public double Mean { get; }

    /// <summary>The variance of a single period.</summary>
    public double PeriodVariance { get; }

    /// <summary>Cuts a series into cells. Missing periods are NaN; those at either end are left out.</summary>
    public static Cells Of(ReadOnlySpan<double> series)
    {
        var periods = Trimmed(series);
        var size = Math.Max(1, (periods.Length + Most - 1) / Most);
        var count = periods.Length / size;
        var (values, noise) = (new double[count], new double[count]);
        for (var cell = 0; cell < count; cell++)
        {
            var from = (int)((long)cell * periods.Length / count);
            var to = (int)((long)(cell + 1) * periods.Length / count);
            var (sum, present) = Metrics.Present.Sum(periods[from..to]);
            values[cell] = present == 0 ? double.NaN : sum / present;
            noise[cell] = present == 0 ? double.NaN : (double)(to - from) / present;
        }

        var (total, all) = Metrics.Present.Sum(periods);
        return new Cells(values, noise, (double)periods.Length / Math.Max(1, count), all, total / all, Variance(periods, total / all, all));
    }

    private static ReadOnlySpan<double> Trimmed(ReadOnlySpan<double> series)
    {
        var (from, to) = (0, series.Length);
        while (from < to && double.IsNaN(series[from]))
        {
            from++;
        }

        while (to > from && double.IsNaN(series[to - 1]))
        {
            to--;
        }

        return series[from..to];
    }

    private static double Variance(ReadOnlySpan<double> values, double mean, int present)
    {
        var sum = 0.0;
        foreach (var value in values)
        {
            sum += double.IsNaN(value) ? 0 : (value - mean) * (value - mean);
        }

        return present < 2 ? 0 : sum / (present - 1);
    }
}
