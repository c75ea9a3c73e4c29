using System.Globalization;
using ShadowPipeline.Functions.Ports;

namespace ShadowPipeline.Cli.Soaking.Stores;

/// <summary>The decisions site in memory, by the same contract as in S3.</summary>
internal sealed class MemorySiteStore : ISiteStore
{
    private readonly Lock _gate = new();
    private readonly Dictionary<string, (SiteObject Page, string ETag)> _pages = new(StringComparer.Ordinal);
    private int _writes;

    public string AddressOf(string key) => $"s3://{MemoryEvidenceStore.Bucket}/site/{key}";

    public Task<StoredSiteObject?> FindAsync(string key, CancellationToken cancellationToken) => AtOnce.Do(
        _gate,
        () => _pages.TryGetValue(key, out var found)
            ? new StoredSiteObject((byte[])found.Page.Bytes.Clone(), found.ETag) { Stage = found.Page.Stage }
            : null,
        cancellationToken);

    public Task<bool> ExistsAsync(string key, CancellationToken cancellationToken) => AtOnce.Do(_gate, () => _pages.ContainsKey(key), cancellationToken);

    public Task<bool> TryReplaceAsync(string key, SiteObject content, string? etag, CancellationToken cancellationToken) => AtOnce.Do(
        _gate,
        () =>
        {
            if ((_pages.TryGetValue(key, out var standing) ? standing.ETag : null) != etag)
            {
                return false;
            }

            _pages[key] = (content with { Bytes = (byte[])content.Bytes.Clone() }, string.Create(CultureInfo.InvariantCulture, $"\"{++_writes}\""));
            return true;
        },
        cancellationToken);
}
