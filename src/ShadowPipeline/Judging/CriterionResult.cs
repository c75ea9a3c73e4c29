using ShadowPipeline.Policies;

namespace ShadowPipeline.Judging;

/// <summary>How one limit fared. Numbers are in the limit's unit and rounded to 10 significant digits.</summary>
public sealed record CriterionResult
{
    /// <summary>The metric.</summary>
    public required string Metric { get; init; }

    /// <summary>The statistic.</summary>
    public required string Statistic { get; init; }

    /// <summary>The limit.</summary>
    public required Limit Limit { get; init; }

    /// <summary>The point estimate; null when it could not be computed.</summary>
    public required double? Estimate { get; init; }

    /// <summary>The one-sided lower bound at the policy's confidence; null when it could not be computed.</summary>
    public required double? Lower { get; init; }

    /// <summary>The one-sided upper bound at the policy's confidence; null when it could not be computed.</summary>
    public required double? Upper { get; init; }

    /// <summary>The usable periods.</summary>
    public required int Periods { get; init; }

    /// <summary>How many independent periods they are worth; null when it could not be computed.</summary>
    public required double? EffectivePeriods { get; init; }

    /// <summary>The production variant's invocations in the window.</summary>
    public required long ProductionInvocations { get; init; }

    /// <summary>The shadow variant's invocations in the window.</summary>
    public required long ShadowInvocations { get; init; }

    /// <summary>Pass: upper ≤ limit. Fail: lower &gt; limit. Else Inconclusive.</summary>
    public required CriterionOutcome Outcome { get; init; }

    /// <summary>One plain sentence.</summary>
    public required string Reason { get; init; }
}

/// <summary>The three honest outcomes, worst first.</summary>
public enum CriterionOutcome
{
    /// <summary>The limit is broken beyond doubt at the policy's confidence.</summary>
    Fail,

    /// <summary>The evidence does not say.</summary>
    Inconclusive,

    /// <summary>The limit holds at the policy's confidence.</summary>
    Pass,
}
