using ShadowPipeline.Decisions;
using ShadowPipeline.Evidence;
using ShadowPipeline.Reports.Content;
using ShadowPipeline.Reports.Markdown;
using ShadowPipeline.Reports.Pages;

namespace ShadowPipeline.Reports;

/// <summary>Writes the report of a decision for people. Pure: the same record and evidence give the same bytes.</summary>
public static class DecisionReport
{
    /// <summary>What stands near the beginning of each form of a report, so that programs can tell one.</summary>
    public const string Signature = "ShadowPipeline decision report";

    /// <summary>The report.</summary>
    /// <param name="record">The decision, as recorded.</param>
    /// <param name="evidence">What it rests on; null where there is none, or it could not be read.</param>
    /// <param name="options">What the report says besides.</param>
    public static ReportPages Of(DecisionRecord record, ArchivedEvidence? evidence, ReportOptions options)
    {
        ArgumentNullException.ThrowIfNull(record);
        ArgumentNullException.ThrowIfNull(options);
        var subject = new Subject(record, evidence, options);
        var content = ReportContent.Of(subject);
        return new ReportPages(
            ReportPage.Of(content, record.Id, options.IndexHref), ReportMarkdown.Of(content, record.Id), ReportJson.Of(subject, content));
    }
}
