using ShadowPipeline.Metrics;

namespace ShadowPipeline.Evidence;

/// <summary>All series of a test over a part of its window, just as CloudWatch gave them: utilisation is not yet per core or GPU.</summary>
public sealed record EvidencePart
{
    /// <summary>The run.</summary>
    public required string RunId { get; init; }

    /// <summary>The endpoint.</summary>
    public required string EndpointName { get; init; }

    /// <summary>The first period's start (UTC).</summary>
    public required DateTimeOffset Start { get; init; }

    /// <summary>The exclusive end (UTC).</summary>
    public required DateTimeOffset End { get; init; }

    /// <summary>The length of a period: 60, 300 or 3,600 s.</summary>
    public required TimeSpan Period { get; init; }

    /// <summary>Every series that was asked for; one without points has an empty list.</summary>
    public required IReadOnlyDictionary<MetricQuery, IReadOnlyList<MetricPoint>> Series { get; init; }
}
