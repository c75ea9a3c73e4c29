using ShadowPipeline.Decisions;
using ShadowPipeline.Functions.Publishing;
using ShadowPipeline.Reports;

namespace ShadowPipeline.Cli.Soaking.Stores;

/// <summary>Reports of a few words: whole ones would be most of what a simulated run costs. Runs over real wires have whole ones.</summary>
internal sealed class BriefReports : IReportRenderer
{
    /// <summary>What the report of a decision says, once all is known.</summary>
    public static string TextOf(DecisionRecord record) => $"{record.Id} {record.Decision} {record.Basis} {record.Release?.At:O}";

    public Task<ReportPages> RenderAsync(DecisionRecord record, CancellationToken cancellationToken)
    {
        var text = TextOf(record);
        return Task.FromResult(new ReportPages(text, text, text));
    }
}
