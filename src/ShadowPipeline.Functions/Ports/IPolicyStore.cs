using ShadowPipeline.Policies;

namespace ShadowPipeline.Functions.Ports;

/// <summary>Finds the policy that answers a model package group.</summary>
internal interface IPolicyStore
{
    /// <summary>The newest policy of the group, or null.</summary>
    /// <exception cref="InvalidPolicyException">What is stored is no valid policy.</exception>
    Task<StoredPolicy?> FindAsync(string modelPackageGroup, CancellationToken cancellationToken);

    /// <summary>
    /// The newest policy of every group of which is known since when it has one, by group. A group whose stored policy is invalid is left
    /// out: <see cref="FindAsync"/> tells what is wrong with it.
    /// </summary>
    Task<IReadOnlyList<GroupPolicy>> ListAsync(CancellationToken cancellationToken);
}

/// <summary>A policy with its identity.</summary>
internal sealed record StoredPolicy(Policy Policy, PolicyIdentity Identity);

/// <summary>The policy that answers a group now.</summary>
/// <param name="Policy">The newest version.</param>
/// <param name="Since">When the group first had a policy, whichever version it was: versions registered before that were not its business.</param>
internal sealed record GroupPolicy(StoredPolicy Policy, DateTimeOffset Since);
