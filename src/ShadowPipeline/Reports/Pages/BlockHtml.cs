using ShadowPipeline.Reports.Content;
using ShadowPipeline.Reports.Html;
using ShadowPipeline.Reports.Words;
using static ShadowPipeline.Reports.Html.Markup;

namespace ShadowPipeline.Reports.Pages;

/// <summary>The parts of a section as elements.</summary>
internal sealed class BlockHtml(Ids ids)
{
    /// <summary>All of a section, with its heading.</summary>
    public Element Of(Section section) => Tag(
        "section.part",
        [Tag("h2", section.Title).With("id", section.Id), .. section.Blocks.Select(Of)]).With("aria-labelledby", section.Id);

    /// <summary>Words and names.</summary>
    public static IEnumerable<HtmlNode> Inline(IEnumerable<Phrase> phrases) => phrases.SelectMany(phrase => phrase.IsName ? [Name(phrase.Text)] : UnbrokenText.Of(phrase.Text));

    /// <summary>Labels and what they stand for.</summary>
    public static Element Facts(string shape, IEnumerable<Fact> facts) =>
        Tag(shape, facts.Select(fact => Tag("div", Tag("dt", fact.Label), Tag("dd", Inline(fact.Value)))));

    private HtmlNode Of(Block block) => block switch
    {
        Paragraph paragraph => Tag("p", Inline(paragraph.Phrases)),
        Warning warning => Warn(Inline(warning.Phrases)),
        FactList list => Facts("dl.list", list.Facts),
        DataTable table => Table(table),
        Command command => Typed(command),
        Listing listing => Scroll("The policy as JSON", Tag("pre.listing", listing.Text)),
        Folded folded => Tag("details", [Tag("summary", folded.Summary), .. folded.Blocks.Select(Of)]),
        LimitPicture picture => PlotHtml.Of(picture.Limit, ids),
        TimePicture picture => new PlotHtml(ids).Of(picture.Plot),
        Course course => Run(course),
        Card card => Whole(card),
        _ => throw new ArgumentOutOfRangeException(nameof(block), block.GetType().Name, "There is no element for this block."),
    };

    /// <summary>What nobody may overlook.</summary>
    public static Element Warn(IEnumerable<HtmlNode> words) => Tag("p.warning", [Marks.Shape(Marks.Attention), Tag("span", [Tag("strong", "Attention: "), .. words])]);

    /// <summary>A table in a box of its own that scrolls where it is too wide.</summary>
    public static Element Table(DataTable table) => Scroll(
        table.Caption,
        Tag(
            "table",
            Tag("caption", table.Caption),
            Tag("thead", Tag("tr", table.Columns.Select(Head))),
            Tag("tbody", table.Rows.Select(row => Tag("tr", row.Select((cell, index) => Cell(table.Columns[index], cell, index == 0)))))));

    private static Element Head(Column column) => column.Head.Length == 0
        ? Tag("td", Tag("span.unseen", "What"))
        : Tag(column.IsNumber ? "th.number" : "th", column.Head).With("scope", "col");

    private static Element Cell(Column column, Phrase cell, bool isHead)
    {
        var name = isHead ? "th" : "td";
        return Tag(column.IsNumber ? name + ".number" : name, Inline([cell])).With("scope", isHead ? "row" : null);
    }

    private static Element Scroll(string label, Element content) =>
        Tag("div.scroll", content).With("tabindex", "0").With("role", "region").With("aria-label", label);

    private static Element Typed(Command command) => Tag(
        "div.typed",
        Tag("p.small.soft", command.Purpose),
        Scroll(command.Purpose, Tag("pre", Tag("code", command.Text))));

    private static Element Run(Course course) => Tag("ol.course.plain", course.Moments.Select(moment => Tag(
        "li",
        Tag("time", Instants.Exact(moment.At)).With("datetime", Json.UtcInstantConverter.Format(moment.At)),
        Tag("span.what", moment.What),
        moment.After is { } after ? Tag("span.after", after) : null)));

    private Element Whole(Card card)
    {
        var id = ids.Next();
        return Tag(
            "article.card",
            [
                Tag("h3", Name(card.Title), card.Outcome is { } outcome ? Marks.Badge(outcome) : null).With("id", id),
                .. card.Blocks.Select(Of),
            ]).With("aria-labelledby", id);
    }
}
