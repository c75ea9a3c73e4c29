using System.Globalization;
using ShadowPipeline.Decisions;
using ShadowPipeline.Reports.Html;
using static ShadowPipeline.Reports.Html.Markup;

namespace ShadowPipeline.Sites;

/// <summary>
/// The index as a page. Its newest decisions are rows of its own, so that it says something before its script runs, and where none may.
/// </summary>
internal static class IndexPage
{
    /// <summary>Where the script, and who adds a decision, find the data.</summary>
    public const string DataId = "data";

    private const int RowsWithoutScript = 100;
    private const string Heading = "Shadow test decisions";

    /// <summary>The page for decisions that are in order, newest first.</summary>
    public static string Render(IReadOnlyList<DecisionSummary> decisions) => new HtmlPage
    {
        Title = $"{Heading} | ShadowPipeline",
        Description = "Which model versions were promoted or rejected after a shadow test, and why.",
        Styles = [Theme.Resource("ShadowPipeline.Sites.site.css")],
        Script = Theme.Resource("ShadowPipeline.Sites.site.js"),
        Body =
        [
            Tag("a.skip", "Skip to the decisions").With("href", "#list"),
            Tag("header.bar", Tag("div.page", Tag("p", Tag("strong", "ShadowPipeline"), Tag("span.soft", " decisions")))),
            Tag(
                "main.page",
                Tag("h1", Heading),
                Tag("p#extent.soft", Extent(decisions)),
                IndexFilters.Form(),
                Tag("p#count.count").With("role", "status"),
                Trend(),
                List(decisions),
                Tag("p#none.none.card", "No decision matches these filters.").With("hidden", "hidden")),
            Tag("footer.page.small.soft", Tag("p", "The filters are part of this page's address: copy it to share what you see. The page needs no network.")),
            OwnText.Data(DataId, IndexDataWriter.Write(decisions)),
        ],
    }.Render();

    private static string Extent(IReadOnlyList<DecisionSummary> decisions) => decisions.Count switch
    {
        0 => "No decision has been recorded yet.",
        SiteIndex.MostDecisions => string.Create(
            CultureInfo.InvariantCulture, $"The newest {decisions.Count:N0} decisions, {Day(decisions[^1])} to {Day(decisions[0])}. Times are UTC."),
        1 => $"One decision, {Day(decisions[0])}. Times are UTC.",
        var count => string.Create(CultureInfo.InvariantCulture, $"{count:N0} decisions, {Day(decisions[^1])} to {Day(decisions[0])}. Times are UTC."),
    };

    private static string Day(DecisionSummary decision) => decision.DecidedAt.UtcDateTime.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static Element Trend() => Tag(
        "section#trend.trend.card",
        Tag(
            "div.head",
            Tag("h2", "Decisions over time"),
            Tag("p.legend.small", Tag("span.key.promote", "Promote, above the line"), " ", Tag("span.key.reject", "Reject, below it"))),
        Tag("div#chart"),
        Tag(
            "details.small",
            Tag("summary", "The same as a table"),
            Tag(
                "table",
                Tag("caption", "Decisions in each ", Tag("span#unit", "day"), ", newest first. A link narrows the list to its period."),
                Tag("thead", Tag("tr", IndexRow.Head("Beginning"), IndexRow.Head("Promote"), IndexRow.Head("Reject"))),
                Tag("tbody#periods"))))
        .With("hidden", "hidden");

    private static Element List(IReadOnlyList<DecisionSummary> decisions) => Tag(
        "section#list.list",
        Tag("h2.unseen", "List of decisions"),
        Tag(
            "table.decisions",
            Tag("caption.unseen", "Decisions, newest first; the link of each leads to its report"),
            Tag("thead", IndexRow.Heads()).With("role", "rowgroup"),
            Tag("tbody#rows", decisions.Take(RowsWithoutScript).Select(IndexRow.Of)).With("role", "rowgroup")).With("role", "table"),
        Tag("template#row-promote", IndexRow.Empty(Decision.Promote)),
        Tag("template#row-reject", IndexRow.Empty(Decision.Reject)),
        Tag(
            "div.below",
            Tag("button#more.button").With("type", "button").With("hidden", "hidden"),
            Tag("p#shown.soft.small", decisions.Count > RowsWithoutScript ? $"Showing the newest {RowsWithoutScript}; search and filters need JavaScript." : "")))
        .With("tabindex", "-1")
        .With("hidden", decisions.Count == 0 ? "hidden" : null);
}
