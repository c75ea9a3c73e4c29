using System.Globalization;
using ShadowPipeline.Functions.Ports;

namespace ShadowPipeline.Cli.Soaking.Stores;

/// <summary>The decisions site on a shelf, by the same contract as in S3.</summary>
internal sealed class MemorySiteStore(Shelf shelf) : ISiteStore
{
    private readonly Lock _gate = new();
    private readonly Dictionary<string, Entry> _pages = new(StringComparer.Ordinal);
    private int _writes;

    public string AddressOf(string key) => $"s3://{MemoryEvidenceStore.Bucket}/site/{key}";

    public Task<StoredSiteObject?> FindAsync(string key, CancellationToken cancellationToken) => AtOnce.Do(
        _gate,
        () => _pages.TryGetValue(key, out var found)
            ? new StoredSiteObject(shelf.Get(found.Bytes), found.ETag) { Stage = found.Stage }
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

            _pages[key] = new Entry(shelf.Put(content.Bytes), content.Stage, string.Create(CultureInfo.InvariantCulture, $"\"{++_writes}\""));
            return true;
        },
        cancellationToken);

    private sealed record Entry(Shelf.Place Bytes, int Stage, string ETag);
}
