namespace ShadowPipeline.Bench.Accuracy;

/// <summary>The true differences, in margins.</summary>
internal static class Effects
{
    public const string None = "no effect";
    public const string Half = "half the margin";
    public const string Margin = "the margin";
    public const string Twice = "twice the margin";

    public static IReadOnlyList<string> All { get; } = [None, Half, Margin, Twice];

    public static IReadOnlyList<double> InMargins { get; } = [0, 0.5, 1, 2];
}
