using ShadowPipeline.Judging;
using ShadowPipeline.Policies;

namespace ShadowPipeline.MetricFiles;

/// <summary>
/// What metric data does not say of a test. What nobody says is taken from the policy, and where the policy says nothing the shadow variant
/// is like production, as a run would have made it.
/// </summary>
/// <param name="SamplingPercentage">The share of requests that was copied, in percent: 1 to 100.</param>
/// <param name="Production">Production's instances, as far as they are known.</param>
/// <param name="Shadow">The shadow variant's instances, likewise.</param>
public sealed record TestSetup(int SamplingPercentage, Fleet Production, Fleet Shadow)
{
    /// <summary>The setup of a test under a policy.</summary>
    /// <param name="policy">The policy.</param>
    /// <param name="samplingPercentage">1 to 100; null for the policy's.</param>
    /// <param name="production">What is said of production's instances.</param>
    /// <param name="shadow">What is said of the shadow variant's.</param>
    public static TestSetup Under(Policy policy, int? samplingPercentage, Fleet production, Fleet shadow)
    {
        ArgumentNullException.ThrowIfNull(policy);
        ArgumentNullException.ThrowIfNull(production);
        ArgumentNullException.ThrowIfNull(shadow);
        var planned = policy.Experiment;
        var live = new Fleet(
            production.InstanceType ?? (planned.InstanceType is null ? shadow.InstanceType : null),
            production.InstanceCount ?? (planned.InstanceCount is null ? shadow.InstanceCount : null));
        var tested = new Fleet(
            shadow.InstanceType ?? planned.InstanceType ?? live.InstanceType,
            shadow.InstanceCount ?? planned.InstanceCount ?? live.InstanceCount);
        return new TestSetup(samplingPercentage ?? planned.SamplingPercentage, live, tested);
    }

    /// <summary>For the judge: equal load needs equal fleets and every request copied.</summary>
    public JudgeContext Context => new()
    {
        SamplingPercentage = SamplingPercentage,
        EqualLoad = SamplingPercentage == 100 && Production == Shadow,
        InstanceCount = Production.InstanceCount is { } live && Shadow.InstanceCount is { } tested ? Math.Min(live, tested) : null,
    };
}

/// <summary>A variant's instances.</summary>
/// <param name="InstanceType">E.g. <c>ml.m5.xlarge</c>; null when it is not known.</param>
/// <param name="InstanceCount">How many; null when it is not known.</param>
public sealed record Fleet(string? InstanceType, int? InstanceCount)
{
    /// <summary>Of which nothing is known.</summary>
    public static Fleet Unknown { get; } = new(null, null);
}
