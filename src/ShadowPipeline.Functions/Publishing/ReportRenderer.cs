using Microsoft.Extensions.Logging;
using ShadowPipeline.Decisions;
using ShadowPipeline.Evidence;
using ShadowPipeline.Functions.Logging;
using ShadowPipeline.Functions.Measuring;
using ShadowPipeline.Functions.Ports;
using ShadowPipeline.Reports;

namespace ShadowPipeline.Functions.Publishing;

/// <summary>The reports that people read, drawn from the archived evidence.</summary>
internal sealed class ReportRenderer(EvidenceReader evidence, EmbeddedMetrics metrics, ILogger<ReportRenderer> logger) : IReportRenderer
{
    // From <id>/report.html.
    private const string Index = "../index.html";

    public async Task<ReportPages> RenderAsync(DecisionRecord record, CancellationToken cancellationToken)
    {
        var (archived, problem) = await ReadEvidenceAsync(record, cancellationToken);
        return DecisionReport.Of(record, archived, new ReportOptions { IndexHref = Index, EvidenceProblem = problem });
    }

    // A report without plots is better than none; what is wrong with the evidence stands in it.
    private async Task<(ArchivedEvidence? Archived, string? Problem)> ReadEvidenceAsync(DecisionRecord record, CancellationToken cancellationToken)
    {
        if (record.Evidence is not { } reference)
        {
            return (null, null);
        }

        try
        {
            return (await evidence.LoadAsync(record.Id, reference, cancellationToken), null);
        }
        catch (Exception exception) when (exception is InvalidEvidenceException or PermanentServiceException)
        {
            logger.EvidenceUnreadable(exception, record.Id, exception.Message);
            metrics.Count("EvidenceUnreadable");
            return (null, $"The evidence could not be read: {exception.Message}");
        }
    }
}
