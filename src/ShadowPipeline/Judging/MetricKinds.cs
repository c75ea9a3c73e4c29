using ShadowPipeline.Metrics;

namespace ShadowPipeline.Judging;

/// <summary>How a metric and statistic are compared.</summary>
internal enum MetricKind
{
    /// <summary>Times: compared on the log scale, period by period.</summary>
    Latency,

    /// <summary>Levels of a machine: compared by their means; depend on the load.</summary>
    Utilisation,

    /// <summary>A share of requests: compared by counts.</summary>
    Rate,

    /// <summary>Other counts per period: compared by their means.</summary>
    Level,
}

/// <summary>Tells the kind from the names.</summary>
internal static class MetricKinds
{
    /// <summary>The kind of a metric under a statistic. The Average of an error metric is its rate: each request counts 1 or 0.</summary>
    public static MetricKind Of(string metric, string statistic) => metric switch
    {
        _ when statistic == MetricQueryPlan.Rate => MetricKind.Rate,
        _ when metric.EndsWith("Errors", StringComparison.Ordinal) => statistic == MetricQueryPlan.Average ? MetricKind.Rate : MetricKind.Level,
        _ when metric.EndsWith("Utilization", StringComparison.Ordinal) => MetricKind.Utilisation,
        _ when metric.EndsWith("Latency", StringComparison.Ordinal) || metric.EndsWith("Time", StringComparison.Ordinal) => MetricKind.Latency,
        _ => MetricKind.Level,
    };

    /// <summary>Whether a comparison means something only when both variants carry the same load.</summary>
    public static bool NeedsEqualLoad(string metric, string statistic) =>
        Of(metric, statistic) is MetricKind.Utilisation or MetricKind.Level
        || (statistic != MetricQueryPlan.Average && Of(metric, statistic) != MetricKind.Rate);
}
