using System.Globalization;
using ShadowPipeline.Functions.Ports;
using ShadowPipeline.Sites;

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
            ? new StoredSiteObject((byte[]?)found.Held?.Clone() ?? shelf.Get(found.Shelved), found.ETag) { Stage = found.Stage }
            : null,
        cancellationToken);

    public Task<int?> FindStageAsync(string key, CancellationToken cancellationToken) =>
        AtOnce.Do(_gate, () => _pages.TryGetValue(key, out var found) ? found.Stage : (int?)null, cancellationToken);

    public Task<bool> TryReplaceAsync(string key, SiteObject content, string? etag, CancellationToken cancellationToken) => AtOnce.Do(
        _gate,
        () =>
        {
            if ((_pages.TryGetValue(key, out var standing) ? standing.ETag : null) != etag)
            {
                return false;
            }

            _pages[key] = Keep(key, content, string.Create(CultureInfo.InvariantCulture, $"\"{++_writes}\""));
            return true;
        },
        cancellationToken);

    // The index is written anew with every decision: on a shelf, where nothing is written over, it would take more than all the rest.
    private Entry Keep(string key, SiteObject content, string etag) => key == SiteKeys.Index
        ? new Entry((byte[])content.Bytes.Clone(), default, content.Stage, etag)
        : new Entry(null, shelf.Put(content.Bytes), content.Stage, etag);

    private sealed record Entry(byte[]? Held, Shelf.Place Shelved, int Stage, string ETag);
}
