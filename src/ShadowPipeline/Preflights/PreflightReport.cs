namespace ShadowPipeline.Preflights;

/// <summary>What a planned test can be expected to show and to cost, foreseen from production's recent metrics alone.</summary>
public sealed record PreflightReport
{
    /// <summary>The planned length of the test.</summary>
    public required TimeSpan Duration { get; init; }

    /// <summary>
    /// The confidence that one bound is foreseen with: the policy's; with extensions its error rate is shared by all looks, so it is higher.
    /// </summary>
    public required double Confidence { get; init; }

    /// <summary>The first instant of production's metrics that the forecast rests on; null when there are none.</summary>
    public required DateTimeOffset? HistoryStart { get; init; }

    /// <summary>The first instant after them; null when there are none.</summary>
    public required DateTimeOffset? HistoryEnd { get; init; }

    /// <summary>Requests that production is expected to answer during the test; null when it is not known.</summary>
    public required long? ProductionInvocations { get; init; }

    /// <summary>Copies that the shadow variant is expected to receive; null when it is not known.</summary>
    public required long? ShadowInvocations { get; init; }

    /// <summary>Shadow instances times hours: production's own instances are paid for anyway.</summary>
    public required double InstanceHours { get; init; }

    /// <summary>An estimate from the price table; null when it does not know the instance type.</summary>
    public required double? EstimatedUsd { get; init; }

    /// <summary>Of when the prices are.</summary>
    public required string PricesAsOf { get; init; }

    /// <summary>The shadow's instance type.</summary>
    public required string InstanceType { get; init; }

    /// <summary>One forecast per limit, in the policy's order.</summary>
    public required IReadOnlyList<LimitForecast> Limits { get; init; }

    /// <summary>Whether the test can conclude.</summary>
    public required Outlook Outlook { get; init; }

    /// <summary>
    /// When the test cannot conclude: the shortest whole number of hours (up to 72) or days (up to 30) that could; null when none could.
    /// </summary>
    public required TimeSpan? DurationNeeded { get; init; }

    /// <summary>Why the test cannot conclude, or why that is not known; one plain sentence each, empty when it can.</summary>
    public required IReadOnlyList<string> Problems { get; init; }

    /// <summary>What else a reader should know; one plain sentence each.</summary>
    public required IReadOnlyList<string> Notes { get; init; }
}

/// <summary>Whether a limit, or a whole test, can be expected to conclude when the candidate is just like production.</summary>
public enum Outlook
{
    /// <summary>A candidate like production passes with at least 80 % probability.</summary>
    Conclusive,

    /// <summary>It would most likely stay open, or cannot pass at all.</summary>
    Inconclusive,

    /// <summary>Production's recent metrics do not tell.</summary>
    Unknown,
}

/// <summary>What the planned window can resolve of one limit.</summary>
/// <param name="Metric">The metric.</param>
/// <param name="Statistic">The statistic.</param>
/// <param name="Limit">The limit.</param>
/// <param name="Level">Production's own level, in the metric's unit; only for a max, null when it is not known.</param>
/// <param name="DetectableEffect">
/// The least difference, in the limit's unit, that the window shows with 80 % power: a limit that leaves less room cannot be expected
/// to pass. Null when it is not known. </param>
/// <param name="Outlook">Whether the limit can conclude.</param>
/// <param name="Reason">One plain sentence.</param>
public sealed record LimitForecast(
    string Metric, string Statistic, Policies.Limit Limit, double? Level, double? DetectableEffect, Outlook Outlook, string Reason);
