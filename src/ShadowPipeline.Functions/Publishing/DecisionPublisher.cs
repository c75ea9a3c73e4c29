using Microsoft.Extensions.Logging;
using ShadowPipeline.Decisions;
using ShadowPipeline.Evidence;
using ShadowPipeline.Functions.Logging;
using ShadowPipeline.Functions.Measuring;
using ShadowPipeline.Functions.Ports;

namespace ShadowPipeline.Functions.Publishing;

/// <summary>Writes a decision's report and adds it to the decisions site.</summary>
internal sealed class DecisionPublisher(
    EvidenceReader evidence, IReportRenderer reports, SitePublisher site, EmbeddedMetrics metrics, ILogger<DecisionPublisher> logger)
{
    /// <summary>Publishes the record as it stands. Safe to repeat: the same record and evidence give the same pages.</summary>
    public async Task PublishAsync(DecisionRecord record, CancellationToken cancellationToken)
    {
        try
        {
            var (archived, problem) = await ReadEvidenceAsync(record, cancellationToken);
            await site.AddAsync(record, reports.Render(record, archived, problem), cancellationToken);
        }
        catch (Exception exception)
        {
            logger.NotPublished(exception, record.Id, exception.Message);
            metrics.Count("ReportsFailed");
            throw;
        }
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
