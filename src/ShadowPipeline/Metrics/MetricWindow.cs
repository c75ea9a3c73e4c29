namespace ShadowPipeline.Metrics;

/// <summary>A value that CloudWatch gave for one period.</summary>
/// <param name="Start">The period's start (UTC).</param>
/// <param name="Value">The statistic over the period, in the metric's unit.</param>
public readonly record struct MetricPoint(DateTimeOffset Start, double Value);

/// <summary>All series of one window. Points may be missing, unordered or doubled: validating them is the judge's first stage.</summary>
public sealed record MetricWindow
{
    /// <summary>The first period's start (UTC).</summary>
    public required DateTimeOffset Start { get; init; }

    /// <summary>The exclusive end (UTC).</summary>
    public required DateTimeOffset End { get; init; }

    /// <summary>The length of a period: a multiple of one minute.</summary>
    public required TimeSpan Period { get; init; }

    /// <summary>The points of each series that was asked for; a series without points has an empty list.</summary>
    public required IReadOnlyDictionary<MetricQuery, IReadOnlyList<MetricPoint>> Series { get; init; }
}
