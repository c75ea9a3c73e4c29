namespace ShadowPipeline.Policies;

/// <summary>How much evidence a verdict needs; less is never a Promote.</summary>
public sealed record EvidencePolicy
{
    /// <summary>The least invocations of each variant, at least 1.</summary>
    public int MinInvocations { get; init; } = 1000;

    /// <summary>The least usable periods (minutes, as a rule), at least 2.</summary>
    public int MinPeriods { get; init; } = 60;

    /// <summary>The confidence of each one-sided bound, from 0.5 to 0.9999.</summary>
    public double Confidence { get; init; } = 0.95;

    /// <summary>The greatest share of periods that may be missing, 0 to 0.9.</summary>
    public double MaxMissingShare { get; init; } = 0.2;

    /// <summary>Whether percentiles and utilisation are compared although the variants carry unequal load.</summary>
    public bool AllowUnequalLoad { get; init; }
}
