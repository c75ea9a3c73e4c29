using ShadowPipeline.Reports.Content;
using ShadowPipeline.Reports.Html;
using static ShadowPipeline.Reports.Html.Markup;

namespace ShadowPipeline.Reports.Pages;

/// <summary>A report as a page.</summary>
internal static class ReportPage
{
    private static readonly Lazy<string> Style = new(() => Theme.Resource("ShadowPipeline.Reports.Pages.report.css"));

    /// <summary>The whole document.</summary>
    /// <param name="content">What it says.</param>
    /// <param name="id">The decision's id.</param>
    /// <param name="indexHref">Where the index of all decisions is; null for none.</param>
    public static string Of(ReportContent content, string id, string? indexHref)
    {
        var ids = new Ids();
        var blocks = new BlockHtml(ids);
        return new HtmlPage
        {
            Title = $"{content.Summary.Title} | ShadowPipeline",
            Description = content.Summary.Reason,
            Generator = DecisionReport.Signature,
            Styles = [Style.Value],
            Body =
            [
                Tag("a.skip", "Skip to the decision").With("href", "#main"),
                Tag("header.bar", Tag(
                    "div.page",
                    Tag("p", Tag("strong", "ShadowPipeline"), Tag("span.soft", " decision report")),
                    indexHref is null ? null : Tag("nav.screen-only", Tag("a", "All decisions").With("href", indexHref)).With("aria-label", "Site"))),
                Tag("main.page#main", [.. new SummaryHtml(ids).Of(content.Summary), .. content.Sections.Select(blocks.Of)]).With("tabindex", "-1"),
                Tag("footer.page.small.soft", Tag("p", "Decision ", Name(id), ". Times are UTC. This page needs no network and runs no script.")),
            ],
        }.Render();
    }
}
