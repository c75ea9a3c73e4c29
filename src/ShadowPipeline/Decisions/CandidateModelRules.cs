using ShadowPipeline.Endpoints;
using ShadowPipeline.Policies;
using ShadowPipeline.Runs;

namespace ShadowPipeline.Decisions;

/// <summary>What becomes of the candidate model after the decision.</summary>
public static class CandidateModelRules
{
    /// <summary>Whether the policy lets the model go once the run is decided so.</summary>
    /// <param name="policy">The run's policy.</param>
    /// <param name="decision">The decision.</param>
    public static bool Goes(Policy policy, Decision decision)
    {
        ArgumentNullException.ThrowIfNull(policy);
        return policy.CandidateModel switch
        {
            CandidateModelAction.KeepOnPromote => decision != Decision.Promote,
            CandidateModelAction.Keep => false,
            CandidateModelAction.Delete => true,
            _ => throw new ArgumentOutOfRangeException(nameof(policy), $"There is no rule for {policy.CandidateModel}."),
        };
    }

    /// <summary>
    /// Whether the endpoint still serves with the candidate: somebody promoted or retained the shadow variant by hand. Its model must stay
    /// then, whatever was decided, or the endpoint could never start another instance.
    /// </summary>
    /// <param name="run">The run. Its candidate model and its shadow variant have its name.</param>
    /// <param name="endpoint">The run's endpoint as found.</param>
    public static bool IsInUse(Run run, EndpointSnapshot endpoint)
    {
        ArgumentNullException.ThrowIfNull(run);
        ArgumentNullException.ThrowIfNull(endpoint);
        return endpoint.ProductionVariants.Any(variant => variant.ModelName == run.Id || variant.Name == run.Id)
            || endpoint.ShadowVariants.Contains(run.Id, StringComparer.Ordinal);
    }
}
