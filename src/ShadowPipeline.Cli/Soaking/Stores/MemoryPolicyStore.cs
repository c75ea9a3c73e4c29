using ShadowPipeline.Functions.Ports;
using ShadowPipeline.Policies;

namespace ShadowPipeline.Cli.Soaking.Stores;

/// <summary>Policies in memory: every version of every group, as text.</summary>
internal sealed class MemoryPolicyStore(TimeProvider time) : IVersionedPolicyStore
{
    private readonly Lock _gate = new();
    private readonly SortedDictionary<string, List<PolicyVersion>> _versions = new(StringComparer.Ordinal);

    public Task<StoredPolicy?> FindAsync(string modelPackageGroup, CancellationToken cancellationToken) => AtOnce.Do(
        _gate, () => _versions.TryGetValue(modelPackageGroup, out var versions) ? Read(versions[^1]) : null, cancellationToken);

    public Task<IReadOnlyList<GroupPolicy>> ListAsync(CancellationToken cancellationToken) => AtOnce.Do<IReadOnlyList<GroupPolicy>>(
        _gate, () => [.. _versions.Values.Select(versions => new GroupPolicy(Read(versions[^1]), versions[0].SavedAt!.Value))], cancellationToken);

    public Task<StoredPolicy> SaveAsync(Policy policy, CancellationToken cancellationToken) => AtOnce.Do(_gate, () =>
    {
        var newest = _versions.GetValueOrDefault(policy.ModelPackageGroup)?[^1];
        var standing = PolicyDocument.Identify(policy, newest?.Version ?? 0);
        return newest?.Sha256 == standing.Sha256 ? new StoredPolicy(policy, standing) : TrySave(policy, newest?.Version ?? 0)!;
    }, cancellationToken);

    public Task<StoredPolicy?> TrySaveAsync(Policy policy, int standing, CancellationToken cancellationToken) =>
        AtOnce.Do(_gate, () => TrySave(policy, standing), cancellationToken);

    public Task<PolicyVersion?> FindVersionAsync(string modelPackageGroup, int version, CancellationToken cancellationToken) => AtOnce.Do(
        _gate, () => _versions.GetValueOrDefault(modelPackageGroup)?.FirstOrDefault(each => each.Version == version), cancellationToken);

    public Task<IReadOnlyList<PolicyVersion>> ListVersionsAsync(string? modelPackageGroup, CancellationToken cancellationToken) =>
        AtOnce.Do<IReadOnlyList<PolicyVersion>>(
            _gate,
            () => [.. _versions.Where(group => modelPackageGroup is null || group.Key == modelPackageGroup).SelectMany(group => group.Value.AsEnumerable().Reverse())],
            cancellationToken);

    private static StoredPolicy Read(PolicyVersion stored)
    {
        var policy = PolicyReader.Read(stored.Document);
        return new StoredPolicy(policy, PolicyDocument.Identify(policy, stored.Version));
    }

    private StoredPolicy? TrySave(Policy policy, int standing)
    {
        var versions = _versions.GetValueOrDefault(policy.ModelPackageGroup) ?? [];
        var next = PolicyDocument.Identify(policy, standing + 1);
        if (versions.Count > standing)
        {
            return versions[standing].Sha256 == next.Sha256 ? new StoredPolicy(policy, next) : null;
        }

        versions.Add(new PolicyVersion(next.Id, standing + 1, time.GetUtcNow(), next.Sha256, next.Document.ToJsonString()));
        _versions[policy.ModelPackageGroup] = versions;
        return new StoredPolicy(policy, next);
    }
}
