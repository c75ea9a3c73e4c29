using ShadowPipeline.Functions.Ports;
using ShadowPipeline.Policies;

namespace ShadowPipeline.Cli.Soaking.Stores;

/// <summary>Policies in memory: every group's newest version, as text.</summary>
internal sealed class MemoryPolicyStore : IPolicyStore
{
    private readonly Lock _gate = new();
    private readonly SortedDictionary<string, (int Version, string Sha256, string Document)> _newest = new(StringComparer.Ordinal);

    public Task<StoredPolicy?> FindAsync(string modelPackageGroup, CancellationToken cancellationToken) => AtOnce.Do(
        _gate, () => _newest.TryGetValue(modelPackageGroup, out var stored) ? Read(stored.Version, stored.Document) : null, cancellationToken);

    /// <summary>Keeps the policy as its group's next version, unless the newest says the same; returns what is the newest then.</summary>
    public Task<StoredPolicy> SaveAsync(Policy policy, CancellationToken cancellationToken) => AtOnce.Do(_gate, () =>
    {
        var newest = _newest.GetValueOrDefault(policy.ModelPackageGroup);
        var standing = PolicyDocument.Identify(policy, newest.Version);
        if (newest.Sha256 == standing.Sha256)
        {
            return new StoredPolicy(policy, standing);
        }

        var next = PolicyDocument.Identify(policy, newest.Version + 1);
        _newest[policy.ModelPackageGroup] = (newest.Version + 1, next.Sha256, next.Document.ToJsonString());
        return new StoredPolicy(policy, next);
    }, cancellationToken);

    private static StoredPolicy Read(int version, string document)
    {
        var policy = PolicyReader.Read(document);
        return new StoredPolicy(policy, PolicyDocument.Identify(policy, version));
    }
}
