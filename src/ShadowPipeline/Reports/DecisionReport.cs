using System.Text.Json;
using System.Text.Json.Nodes;
using ShadowPipeline.Decisions;
using ShadowPipeline.Evidence;
using ShadowPipeline.Json;
using ShadowPipeline.Reports.Html;
using ShadowPipeline.Reports.Text;
using static ShadowPipeline.Reports.Html.Markup;

namespace ShadowPipeline.Reports;

/// <summary>Writes the report of a decision for people. Pure: the same record and evidence give the same bytes.</summary>
public static class DecisionReport
{
    /// <summary>The report.</summary>
    /// <param name="record">The decision, as recorded.</param>
    /// <param name="evidence">What it rests on; null where there is none, or it could not be read.</param>
    /// <param name="options">What the report says besides.</param>
    public static ReportPages Of(DecisionRecord record, ArchivedEvidence? evidence, ReportOptions options)
    {
        ArgumentNullException.ThrowIfNull(record);
        ArgumentNullException.ThrowIfNull(options);
        _ = evidence;
        var title = $"{record.Decision}: {record.ModelPackageGroup} version {record.ModelPackageVersion}";
        var page = new HtmlPage
        {
            Title = title,
            Description = record.Reasons.Count > 0 ? record.Reasons[0] : title,
            Body =
            [
                Tag(
                    "main.page",
                    options.IndexHref is { } index ? Tag("p", Tag("a", "All decisions").With("href", index)) : null,
                    Tag("h1", title),
                    Tag("ul", [.. record.Reasons.Select(reason => Tag("li", reason))])),
            ],
        };
        var json = new JsonObject
        {
            ["schemaVersion"] = 1,
            ["record"] = JsonNode.Parse(JsonSerializer.Serialize(record, DomainJson.Default.DecisionRecord)),
        };
        var markdown = $"# {MarkdownText.Escape(title)}\n\n{string.Concat(record.Reasons.Select(reason => $"- {MarkdownText.Escape(reason)}\n"))}";
        return new ReportPages(page.Render(), markdown, json.ToJsonString());
    }
}
