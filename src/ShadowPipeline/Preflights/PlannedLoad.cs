using ShadowPipeline.Planning;

namespace ShadowPipeline.Preflights;

/// <summary>How the planned shadow is loaded beside production.</summary>
/// <param name="SamplingShare">The share of requests that is copied, above 0, at most 1.</param>
/// <param name="Equal">Whether both variants carry the same load.</param>
internal sealed record PlannedLoad(double SamplingShare, bool Equal)
{
    public static PlannedLoad Of(ExperimentPlan plan)
    {
        var (production, shadow) = (plan.ProductionVariant, plan.ShadowVariant);
        var alike = (production.InstanceType, production.InstanceCount) == (shadow.InstanceType, shadow.InstanceCount);
        return new PlannedLoad(plan.SamplingPercentage / 100.0, alike && plan.SamplingPercentage == 100);
    }
}
