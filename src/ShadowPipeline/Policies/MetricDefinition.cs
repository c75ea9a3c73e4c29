namespace ShadowPipeline.Policies;

/// <summary>A CloudWatch metric of an endpoint variant and what a policy may ask of it.</summary>
/// <param name="Name">The metric's name, e.g. <c>ModelLatency</c>.</param>
/// <param name="Namespace">Its CloudWatch namespace.</param>
/// <param name="Unit">Its CloudWatch unit: <c>None</c>, <c>Microseconds</c> or <c>Percent</c>.</param>
/// <param name="Kind">How it behaves.</param>
/// <param name="Scale">For utilisation: what CloudWatch's values grow with.</param>
public sealed record MetricDefinition(
    string Name, string Namespace, string Unit, MetricKind Kind, UtilisationScale Scale = UtilisationScale.Whole)
{
    /// <summary>The least value above 0 that a limit may have, likewise.</summary>
    public const double LeastLimit = 1e-30;

    private const double Greatest = 1e15;

    /// <summary>The statistics that a criterion or guardrail may name; none for <see cref="MetricKind.Count"/>.</summary>
    public IReadOnlyList<string> Statistics => Kind switch
    {
        MetricKind.Latency => ["Average", "Maximum", "p50", "p90", "p95", "p99"],
        MetricKind.ErrorCount => [MetricCatalog.Rate],
        MetricKind.Utilisation => ["Average", "Maximum"],
        _ => [],
    };

    /// <summary>
    /// The limits that a criterion may set. A Rate has no percentage limit: production without a single error is the normal
    /// case, and there is no percentage of zero.
    /// </summary>
    public IReadOnlyList<LimitKind> Limits => Kind switch
    {
        MetricKind.ErrorCount => [LimitKind.MaxIncrease, LimitKind.Max],
        MetricKind.Count => [],
        _ => [LimitKind.MaxIncreasePercent, LimitKind.MaxIncrease, LimitKind.Max],
    };

    /// <summary>
    /// The greatest value that a limit of a kind may have: 1 for a rate, 100 for utilisation, else 1E+15, which no figure ever comes near.
    /// A limit stands in the decision record, where DynamoDB takes no number of any size.
    /// </summary>
    /// <param name="kind">The kind of limit.</param>
    public double GreatestLimit(LimitKind kind) => (kind, Kind) switch
    {
        (LimitKind.MaxIncreasePercent, _) => Greatest,
        (_, MetricKind.ErrorCount) => 1,
        (_, MetricKind.Utilisation) => 100,
        _ => Greatest,
    };
}
