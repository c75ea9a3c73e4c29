namespace ShadowPipeline.Cli.Rendering.Series;

/// <summary>Values as one line of small columns.</summary>
internal static class Sparkline
{
    // Noise of a few percent must not fill the height.
    private const double LeastSpan = 0.1;

    /// <summary>One sign for each value.</summary>
    /// <param name="values">The values; null for a gap.</param>
    /// <param name="scale">What the lowest and the highest sign stand for.</param>
    /// <param name="glyphs">The signs.</param>
    public static string Of(IReadOnlyList<double?> values, (double Low, double High) scale, Glyphs glyphs)
    {
        var levels = glyphs.Levels;
        var span = scale.High - scale.Low;
        return new string([.. values.Select(Sign)]);

        char Sign(double? value) => value is not { } number ? glyphs.Gap
            : span <= 0 ? levels[0]
            : levels[(int)Math.Clamp(Math.Floor((number - scale.Low) / span * levels.Length), 0, levels.Length - 1)];
    }

    /// <summary>A scale for several lines together, so that they can be compared by eye; null when none has a value.</summary>
    public static (double Low, double High)? ScaleOf(params IReadOnlyList<double?>[] lines)
    {
        var values = lines.SelectMany(line => line).OfType<double>().ToList();
        if (values.Count == 0)
        {
            return null;
        }

        var (low, high) = (values.Min(), values.Max());
        return (Math.Min(low, high * (1 - LeastSpan)), high);
    }
}
