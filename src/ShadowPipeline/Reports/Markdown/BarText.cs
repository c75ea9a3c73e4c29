using ShadowPipeline.Reports.Plots;

namespace ShadowPipeline.Reports.Markdown;

/// <summary>An interval against its limit as letters.</summary>
internal static class BarText
{
    private const int Width = 32;

    /// <summary>E.g. <c>·····├──●──┤········┃·······</c>.</summary>
    public static string Of(Interval interval, Plots.Range range)
    {
        var text = Enumerable.Repeat('·', Width).ToArray();
        var from = interval.Lower ?? interval.Estimate ?? range.Least;
        var to = interval.Upper ?? double.MaxValue;
        var (first, last) = (Place(from), Place(to));
        for (var place = first; place <= last; place++)
        {
            text[place] = '─';
        }

        text[Place(interval.Limit)] = '┃';
        text[first] = range.Holds(from) ? '├' : from < range.Least ? '◀' : '▶';
        text[last] = range.Holds(to) ? '┤' : to < range.Least ? '◀' : '▶';
        if (interval.Estimate is { } estimate && range.Holds(estimate))
        {
            text[Place(estimate)] = '●';
        }

        return new string(text);

        int Place(double value) => (int)Math.Round(range.Percent(value) / 100 * (Width - 1));
    }
}
