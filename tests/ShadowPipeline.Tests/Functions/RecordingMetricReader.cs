using ShadowPipeline.Functions.Ports;
using ShadowPipeline.Metrics;

namespace ShadowPipeline.Tests.Functions;

/// <summary>Keeps what was asked for.</summary>
internal sealed class RecordingMetricReader(IMetricReader inner) : IMetricReader
{
    public List<MetricRequest> Requests { get; } = [];

    public Task<MetricWindow> ReadAsync(MetricRequest request, CancellationToken cancellationToken)
    {
        Requests.Add(request);
        return inner.ReadAsync(request, cancellationToken);
    }
}
