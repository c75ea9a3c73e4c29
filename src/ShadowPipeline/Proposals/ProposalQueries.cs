using ShadowPipeline.Metrics;

namespace ShadowPipeline.Proposals;

/// <summary>Which of production's series a proposal rests on.</summary>
public static class ProposalQueries
{
    /// <summary>How far back the days are looked at, within CloudWatch's 15 days of minutes.</summary>
    public static readonly TimeSpan Days = TimeSpan.FromDays(14);

    /// <summary>The series, of minutes as of hours: the production variant's.</summary>
    public static IReadOnlyList<MetricQuery> All { get; } =
    [
        Query(MetricQueryPlan.Invocations, MetricQueryPlan.Sum),
        .. Candidates.Percentiles.Select(statistic => Query(Candidates.Latency, statistic)),
        Query(Candidates.Latency, MetricQueryPlan.Sum),
        Query(Candidates.Latency, MetricQueryPlan.SampleCount),
        Query(Candidates.ServerErrors, MetricQueryPlan.Sum),
        .. Candidates.Utilisations.SelectMany(metric => (MetricQuery[])[Query(metric, MetricQueryPlan.Sum), Query(metric, MetricQueryPlan.SampleCount)]),
    ];

    private static MetricQuery Query(string metric, string statistic) => new(VariantRole.Production, metric, statistic);
}

/// <summary>What may become a limit.</summary>
internal static class Candidates
{
    public const string Latency = "ModelLatency";

    public const string ServerErrors = "Invocation5XXErrors";

    /// <summary>The farther out, the more requests a minute it takes.</summary>
    public static readonly IReadOnlyList<string> Percentiles = ["p99", "p95", "p90", "p50"];

    public static readonly IReadOnlyList<string> Utilisations = ["CPUUtilization", "MemoryUtilization", "GPUUtilization", "GPUMemoryUtilization"];

    /// <summary>The farthest percentile that still has a request beyond it in a minute.</summary>
    public static string PercentileFor(double requestsPerMinute) =>
        requestsPerMinute >= 100 ? "p99" : requestsPerMinute >= 20 ? "p95" : requestsPerMinute >= 10 ? "p90" : "p50";
}
