using ShadowPipeline.Reports.Html;
using ShadowPipeline.Reports.Plots;
using ShadowPipeline.Reports.Words;
using static ShadowPipeline.Reports.Html.Markup;

namespace ShadowPipeline.Reports.Pages;

/// <summary>Both variants over time.</summary>
internal static class TimeDrawing
{
    private const double Top = 16;
    private const double Height = 176;
    private const int Markers = 8;

    /// <summary>The picture.</summary>
    public static Element Of(TimePlot plot, ValueAxis axis, Ids ids) => Drawing.Picture(
        "svg.time", ids, $"{plot.Metric} {plot.Statistic} over time", PlotWords.Description(plot, axis),
        [
            .. Behind(plot),
            .. axis.Values.Select(value => Drawing.Level(value == 0 ? "line.zero" : "line.grid", Y(axis, value / axis.Unit.Factor))),
            Courses(plot, axis),
            .. Shapes(plot.Production, axis, 0.25, (x, y) => Tag("svg.over", Tag("rect.square").With("x", -3).With("y", -3).With("width", 6).With("height", 6)).With("x", x).With("y", y)),
            .. Shapes(plot.Shadow, axis, 0.75, (x, y) => Tag("circle.disc").With("cx", x).With("cy", y).With("r", 3.5)),
            .. axis.Values.Select(value => Tag("text.value", axis.Unit.Show(value / axis.Unit.Factor)).With("x", "0").With("y", Y(axis, value / axis.Unit.Factor) - 4)),
            .. Fault(plot),
            .. TimeAxis.Of(plot.Window).SelectMany(Mark),
        ]);

    private static double Y(ValueAxis axis, double value) => Top + (Height * axis.Depth(value));

    private static Element Courses(TimePlot plot, ValueAxis axis)
    {
        var paths = new Curves(plot.Buckets.Count, axis);
        return Tag(
            "svg",
            [
                Path("path.band.production", paths.Area(plot.Production)),
                Path("path.band.shadow", paths.Area(plot.Shadow)),
                .. plot.Ceilings.Where(axis.Shows).Select(ceiling => Path("path.ceiling", paths.Line(ceiling.Values))),
                Path("path.course.production", paths.Line(plot.Production.Middle)),
                Path("path.course.shadow", paths.Line(plot.Shadow.Middle)),
            ])
            .With("viewBox", "0 0 1000 100").With("preserveAspectRatio", "none").With("x", "0").With("y", Top).With("width", "100%").With("height", Height);
    }

    private static Element? Path(string shape, string data) => data.Length == 0 ? null : Tag(shape).With("d", data).With("vector-effect", "non-scaling-stroke");

    private static IEnumerable<HtmlNode> Behind(TimePlot plot)
    {
        if (plot.Fault is { } fault and not { FromStart: true, ToEnd: true })
        {
            yield return Drawing.Area("rect.fault", TimeAxis.Percent(plot.Window, fault.From), TimeAxis.Percent(plot.Window, fault.Until), Top, Height);
        }

        foreach (var (from, until) in Gaps.Of(plot))
        {
            yield return Drawing.Area("rect.gap", 100.0 * from / plot.Buckets.Count, 100.0 * until / plot.Buckets.Count, Top, Height);
        }
    }

    private static IEnumerable<HtmlNode> Fault(TimePlot plot)
    {
        if (plot.Fault is not { FromStart: false } fault)
        {
            yield break;
        }

        var at = TimeAxis.Percent(plot.Window, fault.From);
        var text = Tag("text.strong.bad", $"from {Instants.OfDay(fault.From, plot.Window.End - plot.Window.Start)}").With("x", SvgNumber.Percent(at)).With("y", Top - 4);
        yield return Drawing.Upright("line.onset", at, Top - 12, Top + Height);
        yield return at > 80 ? text.With("dx", "-5").With("text-anchor", "end") : text.With("dx", "5");
    }

    private static IEnumerable<HtmlNode> Mark((double Percent, string? Time, string? Date) mark)
    {
        yield return Drawing.Upright("line.zero", mark.Percent, Top + Height, Top + Height + 5);
        if (mark.Time is { } time)
        {
            yield return Drawing.Label("text", mark.Percent, Top + Height + 18, time);
        }

        if (mark.Date is { } date)
        {
            yield return Drawing.Label("text.strong", mark.Percent, Top + Height + (mark.Time is null ? 18 : 33), date);
        }
    }

    // Lines that differ in more than their colour: a few marks of a shape of their own along each.
    private static IEnumerable<HtmlNode> Shapes(Band band, ValueAxis axis, double share, Func<string, double, HtmlNode> shape)
    {
        var count = band.Middle.Length;
        for (var index = 0; index < Markers; index++)
        {
            var bucket = (int)((index + share) / Markers * count);
            if (bucket < count && !double.IsNaN(band.Middle[bucket]))
            {
                yield return shape(SvgNumber.Percent(100 * (bucket + 0.5) / count), Y(axis, band.Middle[bucket]));
            }
        }
    }
}
