using ShadowPipeline.Reports.Content;
using ShadowPipeline.Reports.Html;
using ShadowPipeline.Reports.Plots;
using static ShadowPipeline.Reports.Html.Markup;

namespace ShadowPipeline.Reports.Pages;

/// <summary>An interval against its limit.</summary>
internal static class IntervalDrawing
{
    private const double GlanceHeight = 30;
    private const double Top = 18;
    private const double Height = 34;

    // The ends of a bar that its own dot covers would only make the dot look torn.
    private const double Narrow = 4;

    /// <summary>One of several, each as a share of its limit, so that all have their limit at the same place.</summary>
    public static Element Glance(CriterionView limit, Plots.Range range, Ids ids) => Drawing.Picture(
        $"svg.glance.{Marks.Tone(limit.Result.Outcome)}", ids, $"{limit.Name}, {limit.LimitWords}", limit.Description,
        [
            Drawing.Area("rect.beyond", range.Percent(1), 100, 0, GlanceHeight),
            limit.Interval.IsIncrease ? Drawing.Upright("line.zero", range.Percent(0), 0, GlanceHeight) : null,
            Drawing.Upright("line.limit", range.Percent(1), 0, GlanceHeight),
            .. Bar(limit, limit.Interval.Relative(), range, GlanceHeight / 2),
        ]);

    /// <summary>One alone, with an axis in its own unit.</summary>
    public static Element Whole(CriterionView limit, Ids ids)
    {
        var range = Plots.Range.Around(limit.Interval);
        var at = range.Percent(limit.Result.Limit.Value);
        var ticks = Ticks.Within(range, 5).ToList();
        return Drawing.Picture(
            $"svg.interval.{Marks.Tone(limit.Result.Outcome)}", ids, $"{limit.Name}, {limit.LimitWords}", limit.Description,
            [
                Drawing.Area("rect.track", 0, 100, Top, Height),
                Drawing.Area("rect.beyond", at, 100, Top, Height),
                .. ticks.Select(tick => Drawing.Upright("line.grid", range.Percent(tick), Top, Top + Height)),
                limit.Interval.IsIncrease ? Drawing.Upright("line.zero", range.Percent(0), Top, Top + Height) : null,
                Drawing.Upright("line.limit", at, Top - 4, Top + Height),
                Drawing.Label("text.strong", at, Top - 7, $"limit {limit.Limit}"),
                .. Bar(limit, limit.Interval, range, Top + (Height / 2)),
                .. ticks.Select(tick => Drawing.Label("text", range.Percent(tick), Top + Height + 15, limit.OnAxis(tick))),
            ]);
    }

    private static IEnumerable<HtmlNode?> Bar(CriterionView limit, Interval interval, Plots.Range range, double y)
    {
        if (!limit.IsKnown)
        {
            yield return Drawing.Label("text", Math.Min(range.Percent(interval.Limit), 100) / 2, y + 4, "not known");
            yield break;
        }

        // A bound that is not known, or that lies beyond the picture, has an arrow in place of its end.
        var from = interval.Lower ?? interval.Estimate ?? range.Least;
        var to = interval.Upper ?? range.Greatest + 1;
        yield return Drawing.Level("line.span", y, range.Percent(from), range.Percent(to));
        var isWide = range.Percent(to) - range.Percent(from) >= Narrow;
        yield return range.Holds(from) ? Stop(from) : Arrow(leftwards: from < range.Least, y);
        yield return range.Holds(to) ? Stop(to) : Arrow(leftwards: to < range.Least, y);
        if (interval.Estimate is { } estimate && range.Holds(estimate))
        {
            yield return Dot(limit, SvgNumber.Percent(range.Percent(estimate)), y);
        }

        HtmlNode? Stop(double value) => isWide ? Drawing.Upright("line.span", range.Percent(value), y - 6, y + 6) : null;
    }

    private static Element Arrow(bool leftwards, double y)
    {
        // A nested picture has its origin at the edge in percent and its shape in pixels.
        var points = leftwards ? $"9,{SvgNumber.Of(y - 6)} 0,{SvgNumber.Of(y)} 9,{SvgNumber.Of(y + 6)}" : $"-9,{SvgNumber.Of(y - 6)} 0,{SvgNumber.Of(y)} -9,{SvgNumber.Of(y + 6)}";
        return Tag("svg.over", Tag("polygon.dot").With("points", points)).With("x", leftwards ? "0" : "100%").With("y", "0");
    }

    // The shape tells the outcome as the colour does: a disc, a square, a ring.
    private static Element Dot(CriterionView limit, string x, double y) => Marks.Tone(limit.Result.Outcome) switch
    {
        "bad" => Tag("svg.over", Tag("rect.dot").With("x", -6).With("y", y - 6).With("width", 12).With("height", 12)).With("x", x).With("y", "0"),
        "good" => Tag("circle.dot").With("cx", x).With("cy", y).With("r", 6.5),
        _ => Tag("circle.ring").With("cx", x).With("cy", y).With("r", 5.5),
    };
}
