namespace ShadowPipeline.Metrics;

/// <summary>Which variant of the experiment a series belongs to.</summary>
public enum VariantRole
{
    /// <summary>The production variant.</summary>
    Production,

    /// <summary>The shadow variant.</summary>
    Shadow,
}

/// <summary>One CloudWatch series: variant, metric, statistic.</summary>
/// <param name="Role">The variant.</param>
/// <param name="Metric">The metric's name, e.g. <c>ModelLatency</c>.</param>
/// <param name="Statistic">A CloudWatch statistic: Sum, SampleCount, Average, Minimum, Maximum, p50 … p99.</param>
public readonly record struct MetricQuery(VariantRole Role, string Metric, string Statistic);
