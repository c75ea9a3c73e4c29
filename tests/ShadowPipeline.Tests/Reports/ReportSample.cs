using ShadowPipeline.Decisions;
using ShadowPipeline.Evidence;
using ShadowPipeline.Reports;

namespace ShadowPipeline.Tests.Reports;

/// <summary>A decision with what it rests on.</summary>
internal sealed record ReportSample(DecisionRecord Record, ArchivedEvidence? Evidence)
{
    public ReportPages Pages(ReportOptions? options = null) => DecisionReport.Of(Record, Evidence, options ?? new ReportOptions());
}
