using ShadowPipeline.Metrics;

namespace ShadowPipeline.Functions.Ports;

/// <summary>Reads both variants' series.</summary>
internal interface IMetricReader
{
    /// <summary>All points of all queries within [start, end).</summary>
    Task<MetricWindow> ReadAsync(MetricRequest request, CancellationToken cancellationToken);
}

/// <summary>What to read.</summary>
internal sealed record MetricRequest(
    string EndpointName,
    string ProductionVariant,
    string ShadowVariant,
    IReadOnlyList<MetricQuery> Queries,
    DateTimeOffset Start,
    DateTimeOffset End,
    TimeSpan Period);
