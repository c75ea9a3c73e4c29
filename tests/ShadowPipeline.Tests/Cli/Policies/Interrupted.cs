using ShadowPipeline.Functions.Ports;
using ShadowPipeline.Policies;

namespace ShadowPipeline.Tests.Cli.Policies;

/// <summary>A store into which somebody else writes between reading and writing.</summary>
internal sealed class Interrupted(IVersionedPolicyStore inner, Func<Task> meanwhile) : IVersionedPolicyStore
{
    public Task<StoredPolicy?> FindAsync(string modelPackageGroup, CancellationToken cancellationToken) => throw new NotSupportedException(nameof(FindAsync));

    public Task<IReadOnlyList<GroupPolicy>> ListAsync(CancellationToken cancellationToken) => throw new NotSupportedException(nameof(ListAsync));

    public Task<StoredPolicy> SaveAsync(Policy policy, CancellationToken cancellationToken) => throw new NotSupportedException(nameof(SaveAsync));

    public Task<PolicyVersion?> FindVersionAsync(string modelPackageGroup, int version, CancellationToken cancellationToken) =>
        throw new NotSupportedException(nameof(FindVersionAsync));

    public Task<IReadOnlyList<PolicyVersion>> ListVersionsAsync(string? modelPackageGroup, CancellationToken cancellationToken) =>
        inner.ListVersionsAsync(modelPackageGroup, cancellationToken);

    public async Task<StoredPolicy?> TrySaveAsync(Policy policy, int standing, CancellationToken cancellationToken)
    {
        await meanwhile();
        return await inner.TrySaveAsync(policy, standing, cancellationToken);
    }
}
