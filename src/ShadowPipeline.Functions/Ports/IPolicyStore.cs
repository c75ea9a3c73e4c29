using ShadowPipeline.Policies;

namespace ShadowPipeline.Functions.Ports;

/// <summary>Finds the policy that answers a model package group.</summary>
internal interface IPolicyStore
{
    /// <summary>The newest policy of the group, or null.</summary>
    /// <exception cref="InvalidPolicyException">What is stored is no valid policy.</exception>
    Task<StoredPolicy?> FindAsync(string modelPackageGroup, CancellationToken cancellationToken);
}

/// <summary>A policy with its identity.</summary>
internal sealed record StoredPolicy(Policy Policy, PolicyIdentity Identity);
