using ShadowPipeline.Decisions;
using ShadowPipeline.Functions.Ports;
using ShadowPipeline.Metrics;
using ShadowPipeline.Runs;

namespace ShadowPipeline.Functions.Measuring;

/// <summary>Reads series of a run's two variants as CloudWatch has them.</summary>
internal sealed class SeriesReader(IMetricReader metrics)
{
    /// <summary>The series over a window of whole periods.</summary>
    public Task<MetricWindow> ReadAsync(
        Run run, IReadOnlyList<MetricQuery> queries, ObservedWindow window, TimeSpan period, CancellationToken cancellationToken) =>
        metrics.ReadAsync(
            new MetricRequest(
                run.EndpointName, run.Baseline!.ProductionVariant.Name, run.Submission!.ShadowVariant.Name, queries, window.Start, window.End, period),
            cancellationToken);
}
