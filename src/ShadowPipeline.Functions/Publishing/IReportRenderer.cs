using ShadowPipeline.Decisions;
using ShadowPipeline.Evidence;
using ShadowPipeline.Reports;

namespace ShadowPipeline.Functions.Publishing;

/// <summary>Writes reports. A port because rendering is most of what publishing costs: simulations of many thousand runs do without.</summary>
internal interface IReportRenderer
{
    /// <summary>The report of a decision on the decisions site.</summary>
    /// <param name="record">The decision.</param>
    /// <param name="evidence">What it rests on; null where there is none, or it could not be read.</param>
    /// <param name="problem">Why it could not be read, or null.</param>
    ReportPages Render(DecisionRecord record, ArchivedEvidence? evidence, string? problem);
}

/// <summary>The reports that people read.</summary>
internal sealed class ReportRenderer : IReportRenderer
{
    // From <id>/report.html.
    private const string Index = "../index.html";

    public ReportPages Render(DecisionRecord record, ArchivedEvidence? evidence, string? problem) =>
        DecisionReport.Of(record, evidence, new ReportOptions { IndexHref = Index, EvidenceProblem = problem });
}
