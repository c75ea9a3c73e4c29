namespace ShadowPipeline.Judging;

/// <summary>What the judge must know of the test besides its series.</summary>
public sealed record JudgeContext
{
    /// <summary>The share of production requests that was copied to the shadow variant, in percent: 1 to 100.</summary>
    public required int SamplingPercentage { get; init; }

    /// <summary>Whether both variants carried the same load: the same instance type and count, and every request copied.</summary>
    public required bool EqualLoad { get; init; }

    /// <summary>The instances of each variant, the fewer of both, at least 1; null when not known.</summary>
    public int? InstanceCount { get; init; }
}
