using ShadowPipeline.Functions.Ports;

namespace ShadowPipeline.Cli.Soaking.Worlds;

/// <summary>The policies of a world, which all groups have had since long before.</summary>
internal sealed class WorldPolicies(IReadOnlyList<StoredPolicy> policies, DateTimeOffset since) : IPolicyStore
{
    public Task<StoredPolicy?> FindAsync(string modelPackageGroup, CancellationToken cancellationToken) =>
        Task.FromResult(policies.FirstOrDefault(policy => policy.Policy.ModelPackageGroup == modelPackageGroup));

    public Task<IReadOnlyList<GroupPolicy>> ListAsync(CancellationToken cancellationToken) => Task.FromResult<IReadOnlyList<GroupPolicy>>(
        [.. policies.OrderBy(policy => policy.Policy.ModelPackageGroup, StringComparer.Ordinal).Select(policy => new GroupPolicy(policy, since))]);
}
