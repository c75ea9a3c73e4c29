namespace ShadowPipeline.Reports.Markdown;

/// <summary>A series as a row of blocks.</summary>
internal static class Sparkline
{
    private const string Blocks = "▁▂▃▄▅▆▇█";

    /// <summary>One block a value, from the least to the greatest of the range; a missing value is a dot.</summary>
    public static string Of(double[] values, double least, double greatest) => string.Concat(values.Select(value => Block(value, least, greatest)));

    private static char Block(double value, double least, double greatest)
    {
        if (!double.IsFinite(value))
        {
            return '·';
        }

        var share = greatest > least ? (value - least) / (greatest - least) : 0;
        return Blocks[Math.Clamp((int)(share * Blocks.Length), 0, Blocks.Length - 1)];
    }
}
