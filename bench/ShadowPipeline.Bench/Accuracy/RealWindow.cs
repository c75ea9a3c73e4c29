namespace ShadowPipeline.Bench.Accuracy;

/// <summary>One window of a real series: two arms of which neither is worse, pair by pair; NaN where a pair was dropped.</summary>
internal sealed record RealWindow(string File, double[] Production, double[] Shadow)
{
    public int Pairs => Production.Count(value => !double.IsNaN(value));

    /// <summary>The pairs with values that have a logarithm; null when fewer than the least are left.</summary>
    public static RealWindow? Of(string file, IEnumerable<(double Production, double Shadow)> pairs, int least)
    {
        var kept = pairs.Select(pair => pair is { Production: > 0, Shadow: > 0 } ? pair : (double.NaN, double.NaN)).ToList();
        var window = new RealWindow(file, [.. kept.Select(pair => pair.Item1)], [.. kept.Select(pair => pair.Item2)]);
        return window.Pairs < least ? null : window;
    }

    /// <summary>The window with a shadow that is worse by a share, as the product's judge takes it: a pair for a minute.</summary>
    public Trial Shifted(double percent, double margin) => new(
        Measure.Percentile,
        margin,
        [.. Production.Select(_ => 1000.0)],
        Production,
        [.. Shadow.Select(value => value * (1 + (percent / 100)))]);
}
