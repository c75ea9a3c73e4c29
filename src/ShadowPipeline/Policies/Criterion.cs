namespace ShadowPipeline.Policies;

/// <summary>A metric and statistic with one to three limits. Each limit is judged on its own.</summary>
public sealed record Criterion
{
    /// <summary>A CloudWatch metric of an endpoint variant, e.g. <c>ModelLatency</c>; see <see cref="MetricCatalog"/>.</summary>
    public required string Metric { get; init; }

    /// <summary>
    /// A CloudWatch statistic (<c>Average</c>, <c>Maximum</c>, <c>p50</c>, <c>p90</c>, <c>p95</c>, <c>p99</c>), or <c>Rate</c>: the
    /// metric's Sum over Invocations' Sum.
    /// </summary>
    public required string Statistic { get; init; }

    /// <summary>
    /// The limits, always in the order maxIncreasePercent, maxIncrease, max: keys of a JSON object have no order of their own, and one
    /// checksum must mean one sequence of results.
    /// </summary>
    public required IReadOnlyList<Limit> Limits { get; init; }
}
