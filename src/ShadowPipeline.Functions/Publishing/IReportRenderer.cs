using ShadowPipeline.Decisions;
using ShadowPipeline.Reports;

namespace ShadowPipeline.Functions.Publishing;

/// <summary>Makes reports. A port because reading evidence and drawing it is most of what publishing costs: simulations of many thousand runs do without.</summary>
internal interface IReportRenderer
{
    /// <summary>The report of a decision on the decisions site.</summary>
    Task<ReportPages> RenderAsync(DecisionRecord record, CancellationToken cancellationToken);
}
