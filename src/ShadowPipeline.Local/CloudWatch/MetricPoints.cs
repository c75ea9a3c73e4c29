namespace ShadowPipeline.Local.CloudWatch;

/// <summary>What one query found: seconds since the epoch and values, in the order asked for.</summary>
internal sealed record MetricPoints(MetricQuery Query, IReadOnlyList<(long Second, double Value)> Points);
