namespace ShadowPipeline.Judging.Statistics;

/// <summary>
/// The slow course of a level over its window: the daily cycle of the load, a drift. It is a property of the window, not chance, and
/// would otherwise drown the uncertainty of the window's mean.
/// </summary>
internal static class SlowCourse
{
    /// <summary>How many waves there are.</summary>
    public const int Terms = 4;

    /// <summary>The fewest cells from which the course can be told.</summary>
    private const int FewestCells = 30;

    /// <summary>
    /// Cosine and sine of half a wave and of one wave over the window, each with mean 0 over the values that are there, so that fitting them
    /// leaves the mean what it is; none when there are too few. Missing values are NaN.
    /// </summary>
    public static double[][] Waves(double[] values)
    {
        int[] present = [.. Enumerable.Range(0, values.Length).Where(i => !double.IsNaN(values[i]))];
        return present.Length < FewestCells ? [] : [.. Waves(values.Length).Select(wave => Centred(wave, present))];
    }

    /// <summary>The same waves over so many cells, not yet centred.</summary>
    public static IEnumerable<double[]> Waves(int cells) => Enumerable.Range(0, Terms)
        .Select(term => (double[])[.. Enumerable.Range(0, cells).Select(i => Wave(term, Math.PI * (i + 0.5) / cells))]);

    private static double Wave(int term, double angle) => term switch
    {
        0 => Math.Cos(angle),
        1 => Math.Sin(angle),
        2 => Math.Cos(2 * angle),
        _ => Math.Sin(2 * angle),
    };

    private static double[] Centred(double[] wave, int[] present)
    {
        var mean = present.Average(i => wave[i]);
        return [.. wave.Select(value => value - mean)];
    }
}
