using ShadowPipeline.Reports.Html;
using static ShadowPipeline.Reports.Html.Markup;

namespace ShadowPipeline.Reports.Pages;

/// <summary>
/// Pictures that are as wide as there is room: places along are in percent and heights in pixels, so that text and strokes keep their size on
/// any screen.
/// </summary>
internal static class Drawing
{
    /// <summary>A picture with a name and a description for who does not see it.</summary>
    public static Element Picture(string shape, Ids ids, string title, string description, IEnumerable<HtmlNode?> content)
    {
        var (name, words) = (ids.Next(), ids.Next());
        return Tag(shape, [Tag("title", title).With("id", name), Tag("desc", description).With("id", words), .. content])
            .With("role", "img").With("aria-labelledby", name).With("aria-describedby", words).With("focusable", "false");
    }

    public static Element Upright(string shape, double percent, double from, double to)
    {
        var x = SvgNumber.Percent(percent);
        return Tag(shape).With("x1", x).With("x2", x).With("y1", from).With("y2", to);
    }

    public static Element Level(string shape, double y, double from = 0, double to = 100) =>
        Tag(shape).With("x1", SvgNumber.Percent(from)).With("x2", SvgNumber.Percent(to)).With("y1", y).With("y2", y);

    public static Element Area(string shape, double from, double to, double y, double height) =>
        Tag(shape).With("x", SvgNumber.Percent(from)).With("width", SvgNumber.Percent(Math.Max(0, to - from))).With("y", y).With("height", height);

    /// <summary>Text that stays within the picture: at its edges it grows inwards.</summary>
    public static Element Label(string shape, double percent, double y, string text, double dx = 0)
    {
        var anchor = percent < 3 ? "start" : percent > 97 ? "end" : "middle";
        return Tag(shape, text).With("x", SvgNumber.Percent(percent)).With("y", y).With("text-anchor", anchor).With("dx", dx == 0 ? null : SvgNumber.Of(dx));
    }
}
