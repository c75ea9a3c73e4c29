using ShadowPipeline.Judging.Statistics;

namespace ShadowPipeline.Reports.Plots;

/// <summary>Makes long series short without losing what happened: each bucket keeps its least, middle and greatest value.</summary>
/// <param name="Periods">How many periods the window has.</param>
/// <param name="Size">How many of them one bucket has; the last may have fewer.</param>
internal readonly record struct Buckets(int Periods, int Size)
{
    private static readonly int[] Sizes = [1, 2, 3, 5, 6, 10, 12, 15, 20, 30, 60, 120, 180, 240, 360, 720, 1440];

    /// <summary>How many buckets there are.</summary>
    public int Count => (Periods + Size - 1) / Size;

    /// <summary>Buckets of a size that clocks know, at most so many.</summary>
    public static Buckets AtMost(int most, int periods)
    {
        var needed = Math.Max(1, (periods + most - 1) / most);
        return new Buckets(periods, Sizes.FirstOrDefault(size => size >= needed, needed));
    }

    /// <summary>Levels: the middle of a bucket is its median.</summary>
    public Band Levels(double[] values) => Of((from, until) =>
    {
        double[] present = [.. values[from..until].Where(value => !double.IsNaN(value))];
        return present.Length == 0 ? (double.NaN, double.NaN, double.NaN) : (present.Min(), Quantiles.Median(present), present.Max());
    });

    /// <summary>
    /// Shares: all that was counted in a bucket over all of which it is a share. The share of a minute is not drawn: one error of two
    /// requests is half of them and means nothing.
    /// </summary>
    public Band Shares(double[] counted, double[] all) => Of((from, until) =>
    {
        var (parts, whole) = (0.0, 0.0);
        for (var period = from; period < until; period++)
        {
            if (!double.IsNaN(counted[period]) && !double.IsNaN(all[period]))
            {
                (parts, whole) = (parts + counted[period], whole + all[period]);
            }
        }

        var share = whole > 0 ? parts / whole : double.NaN;
        return (share, share, share);
    });

    private Band Of(Func<int, int, (double Low, double Middle, double High)> bucket)
    {
        var band = new Band(new double[Count], new double[Count], new double[Count]);
        for (var index = 0; index < Count; index++)
        {
            (band.Low[index], band.Middle[index], band.High[index]) = bucket(index * Size, Math.Min(Periods, (index + 1) * Size));
        }

        return band;
    }
}
