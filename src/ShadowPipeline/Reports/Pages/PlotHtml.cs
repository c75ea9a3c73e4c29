using ShadowPipeline.Reports.Content;
using ShadowPipeline.Reports.Html;
using ShadowPipeline.Reports.Plots;
using ShadowPipeline.Reports.Words;
using static ShadowPipeline.Reports.Html.Markup;

namespace ShadowPipeline.Reports.Pages;

/// <summary>Pictures with their captions, keys and tables.</summary>
internal sealed class PlotHtml(Ids ids)
{
    /// <summary>A limit's interval.</summary>
    public static Element Of(CriterionView limit, Ids ids) => Tag(
        "figure",
        Tag(
            "figcaption",
            Tag("strong", Capital(limit.LimitWords)),
            Tag("span.soft", $" estimate {limit.Estimate}, bounds {limit.Bounds}")),
        IntervalDrawing.Whole(limit, ids));

    /// <summary>Both variants over time.</summary>
    public Element Of(TimePlot plot)
    {
        var axis = ValueAxis.Of(plot);
        return Tag(
            "figure",
            Tag(
                "figcaption",
                Tag("strong", $"{plot.Metric} {plot.Statistic}, {PlotWords.Subject(plot)}"),
                Tag("span.keys", [Key("production", "production"), Key("shadow", "shadow"), .. plot.Ceilings.Where(axis.Shows).Select(ceiling => Key("ceiling", ceiling.Words))])),
            TimeDrawing.Of(plot, axis, ids),
            Tag("p.small.soft", $"{PlotWords.Typical(plot, axis)} {PlotWords.Note(plot, axis)}"),
            plot.Coarse is null ? null : Tag("details", Tag("summary", "These figures as a table"), BlockHtml.Table(PlotTable.Of(plot.Coarse, axis))));
    }

    private static Element Key(string kind, string words)
    {
        HtmlNode? mark = kind switch
        {
            "production" => Tag("rect.square").With("x", "11").With("y", "4").With("width", "6").With("height", "6"),
            "shadow" => Tag("circle.disc").With("cx", "14").With("cy", "7").With("r", "3.5"),
            _ => null,
        };
        var line = Tag($"line.{(kind == "ceiling" ? kind : "course." + kind)}").With("x1", "0").With("x2", "28").With("y1", "7").With("y2", "7");
        return Tag("span.key", Tag("svg", line, mark).With("width", "28").With("height", "14").With("aria-hidden", "true").With("focusable", "false"), words);
    }

    private static string Capital(string words) => char.ToUpperInvariant(words[0]) + words[1..];
}
