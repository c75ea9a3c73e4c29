using ShadowPipeline.Policies;

namespace ShadowPipeline.Functions.Ports;

/// <summary>
/// Keeps every version of every policy, for people who write them. A version is written once and never changed or removed, and versions of a
/// group are counted from 1 without a gap. No function saves policies: they know <see cref="IPolicyStore"/> alone.
/// </summary>
internal interface IVersionedPolicyStore : IPolicyStore
{
    /// <summary>Writes the policy as its group's next version, unless the newest says the same; returns what is the newest then.</summary>
    Task<StoredPolicy> SaveAsync(Policy policy, CancellationToken cancellationToken);

    /// <summary>
    /// Writes the policy as the version after <paramref name="standing"/>; null when somebody else wrote another policy as that version
    /// meanwhile.
    /// </summary>
    /// <param name="policy">The policy.</param>
    /// <param name="standing">The group's newest version as the caller knows it; 0 for none.</param>
    /// <param name="cancellationToken">Gives up.</param>
    Task<StoredPolicy?> TrySaveAsync(Policy policy, int standing, CancellationToken cancellationToken);

    /// <summary>A version as it was written, or null.</summary>
    Task<PolicyVersion?> FindVersionAsync(string modelPackageGroup, int version, CancellationToken cancellationToken);

    /// <summary>All versions of a group, or of every group: by group, the newest first.</summary>
    /// <param name="modelPackageGroup">The group; null for all.</param>
    /// <param name="cancellationToken">Gives up.</param>
    Task<IReadOnlyList<PolicyVersion>> ListVersionsAsync(string? modelPackageGroup, CancellationToken cancellationToken);
}

/// <summary>A version of a policy as it was written; a later version of this software may refuse it.</summary>
/// <param name="ModelPackageGroup">Its group.</param>
/// <param name="Version">From 1.</param>
/// <param name="SavedAt">When it was saved; null for what was saved before this was kept.</param>
/// <param name="Sha256">The checksum of the document's canonical JSON, lower-case hex.</param>
/// <param name="Document">The effective document, as JSON text.</param>
internal sealed record PolicyVersion(string ModelPackageGroup, int Version, DateTimeOffset? SavedAt, string Sha256, string Document);
