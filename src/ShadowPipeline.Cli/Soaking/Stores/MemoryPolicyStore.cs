using ShadowPipeline.Functions.Ports;
using ShadowPipeline.Policies;

namespace ShadowPipeline.Cli.Soaking.Stores;

/// <summary>Policies in memory: every group's newest version, as text.</summary>
internal sealed class MemoryPolicyStore(TimeProvider time) : IPolicyStore
{
    private readonly Lock _gate = new();
    private readonly SortedDictionary<string, Newest> _newest = new(StringComparer.Ordinal);

    public Task<StoredPolicy?> FindAsync(string modelPackageGroup, CancellationToken cancellationToken) => AtOnce.Do(
        _gate, () => _newest.TryGetValue(modelPackageGroup, out var stored) ? Read(stored) : null, cancellationToken);

    public Task<IReadOnlyList<GroupPolicy>> ListAsync(CancellationToken cancellationToken) => AtOnce.Do<IReadOnlyList<GroupPolicy>>(
        _gate, () => [.. _newest.Values.Select(stored => new GroupPolicy(Read(stored), stored.Since))], cancellationToken);

    /// <summary>Keeps the policy as its group's next version, unless the newest says the same; returns what is the newest then.</summary>
    public Task<StoredPolicy> SaveAsync(Policy policy, CancellationToken cancellationToken) => AtOnce.Do(_gate, () =>
    {
        var newest = _newest.GetValueOrDefault(policy.ModelPackageGroup);
        var standing = PolicyDocument.Identify(policy, newest?.Version ?? 0);
        if (newest?.Sha256 == standing.Sha256)
        {
            return new StoredPolicy(policy, standing);
        }

        var next = PolicyDocument.Identify(policy, (newest?.Version ?? 0) + 1);
        _newest[policy.ModelPackageGroup] = new Newest(next.Version!.Value, next.Sha256, next.Document.ToJsonString(), newest?.Since ?? time.GetUtcNow());
        return new StoredPolicy(policy, next);
    }, cancellationToken);

    private static StoredPolicy Read(Newest stored)
    {
        var policy = PolicyReader.Read(stored.Document);
        return new StoredPolicy(policy, PolicyDocument.Identify(policy, stored.Version));
    }

    private sealed record Newest(int Version, string Sha256, string Document, DateTimeOffset Since);
}
