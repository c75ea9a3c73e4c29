using ShadowPipeline.Metrics;
using ShadowPipeline.Policies;

namespace ShadowPipeline.Judging;

/// <summary>How a metric and statistic are compared.</summary>
internal enum Comparison
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

/// <summary>Tells how to compare from what a metric is.</summary>
internal static class Comparisons
{
    /// <summary>
    /// The comparison of a metric under a statistic. The Average of an error count is its rate: each request counts 1 or 0.
    /// </summary>
    public static Comparison Of(string metric, string statistic) => MetricCatalog.Get(metric).Kind switch
    {
        MetricKind.Latency => Comparison.Latency,
        MetricKind.Utilisation => Comparison.Utilisation,
        MetricKind.ErrorCount when statistic is MetricCatalog.Rate or MetricQueryPlan.Average => Comparison.Rate,
        _ => Comparison.Level,
    };

    /// <summary>Whether a comparison means something only when both variants carry the same load.</summary>
    public static bool NeedsEqualLoad(string metric, string statistic) =>
        Of(metric, statistic) is Comparison.Utilisation or Comparison.Level
        || (statistic != MetricQueryPlan.Average && Of(metric, statistic) != Comparison.Rate);
}
