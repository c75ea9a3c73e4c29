using Microsoft.Extensions.Logging;
using ShadowPipeline.Decisions;
using ShadowPipeline.Functions.Logging;

namespace ShadowPipeline.Functions.Publishing;

/// <summary>Writes a decision's report and adds it to the decisions site.</summary>
internal sealed class DecisionPublisher(IReportRenderer reports, SitePublisher site, EmbeddedMetrics metrics, ILogger<DecisionPublisher> logger)
{
    /// <summary>Publishes the record as it stands. Safe to repeat: the same record and evidence give the same pages.</summary>
    public async Task PublishAsync(DecisionRecord record, CancellationToken cancellationToken)
    {
        try
        {
            await site.AddAsync(record, await reports.RenderAsync(record, cancellationToken), cancellationToken);
        }
        catch (Exception exception)
        {
            logger.NotPublished(exception, record.Id, exception.Message);
            metrics.Count("ReportsFailed");
            throw;
        }
    }
}
