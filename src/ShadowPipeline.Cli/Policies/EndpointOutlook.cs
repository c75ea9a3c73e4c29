using ShadowPipeline.Metrics;
using ShadowPipeline.Policies;
using ShadowPipeline.Preflights;
using ShadowPipeline.Validation;

namespace ShadowPipeline.Cli.Policies;

/// <summary>Holds a policy against one of its endpoints.</summary>
internal static class EndpointOutlook
{
    /// <summary>What the endpoint's recent metrics say.</summary>
    public static async Task<PolicyOutlook> ReadAsync(EndpointLook look, Policy policy, string endpointName, CancellationToken cancellationToken)
    {
        try
        {
            var variant = await look.ReadVariantAsync(endpointName, cancellationToken);
            MetricQuery[] queries = [.. MetricQueryPlan.For(policy).Where(query => query.Role == VariantRole.Production)];
            var minutes = await look.ReadMinutesAsync(endpointName, variant, queries, cancellationToken);
            return PolicyOutlook.Of(policy, endpointName, variant.InstanceType!, Math.Max(1, variant.InstanceCount ?? 1), minutes);
        }
        catch (EndpointUnusableException exception)
        {
            var index = policy.Endpoints.ToList().IndexOf(endpointName);
            return new PolicyOutlook([new Problem($"$.endpoints[{index}]", $"cannot be tested: {exception.Message.TrimEnd('.')}")], []);
        }
    }
}
