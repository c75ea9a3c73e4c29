namespace ShadowPipeline.Reports.Plots;

/// <summary>Round numbers along an axis.</summary>
internal static class Ticks
{
    private static readonly double[] Steps = [1, 2, 2.5, 5, 10];

    /// <summary>The round numbers within a range, about as many as wanted.</summary>
    public static IReadOnlyList<double> Within(Range range, int wanted)
    {
        var step = Step((range.Greatest - range.Least) / wanted);
        var first = Math.Ceiling(range.Least / step - 1e-9);
        var last = Math.Floor((range.Greatest / step) + 1e-9);
        return [.. Enumerable.Range(0, (int)(last - first) + 1).Select(index => Tidy((first + index) * step))];
    }

    /// <summary>A range that begins and ends with a round number.</summary>
    public static Range Rounded(double least, double greatest, int wanted)
    {
        var span = greatest > least ? greatest - least : Math.Max(Math.Abs(greatest), 1);
        var step = Step(span / wanted);
        return new Range(Tidy(Math.Floor((least / step) + 1e-9) * step), Tidy(Math.Ceiling(((least + span) / step) - 1e-9) * step));
    }

    private static double Step(double rough)
    {
        var power = Math.Pow(10, Math.Floor(Math.Log10(rough)));
        return power * Steps.First(step => step * power >= rough * (1 - 1e-9));
    }

    // 0.30000000000000004 is no round number.
    private static double Tidy(double value) => Math.Round(value, 12);
}
