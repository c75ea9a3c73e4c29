using ShadowPipeline.Functions.Aws;
using ShadowPipeline.Functions.Ports;

namespace ShadowPipeline.Cli.Soaking.Stores;

/// <summary>Evidence on a shelf, by the same contract as in S3.</summary>
internal sealed class MemoryEvidenceStore(Shelf shelf) : IEvidenceStore
{
    /// <summary>The bucket that every address names; there is no other.</summary>
    public const string Bucket = "evidence";

    private readonly Lock _gate = new();
    private readonly EvidenceFolders _folders = new(shelf);

    public string FolderOf(string runId) => $"s3://{Bucket}/{runId}/";

    public Task<bool> TryWriteOnceAsync(string uri, EvidenceObject content, CancellationToken cancellationToken) => AtOnce.Do(
        _gate,
        () =>
        {
            var (folder, key) = Split(uri);
            return _folders.Open(folder).TryAdd(key, new EvidenceFolders.Entry(shelf.Put(content.Bytes), content.End));
        },
        cancellationToken);

    public Task<byte[]?> FindAsync(string uri, CancellationToken cancellationToken) => AtOnce.Do(
        _gate, () => Find(uri) is { } found ? shelf.Get(found.Bytes) : null, cancellationToken);

    public Task<DateTimeOffset?> FindEndAsync(string uri, CancellationToken cancellationToken) => AtOnce.Do(
        _gate, () => Find(uri)?.End, cancellationToken);

    public Task<IReadOnlyList<string>> ListAsync(string folder, CancellationToken cancellationToken) => AtOnce.Do<IReadOnlyList<string>>(
        _gate,
        () =>
        {
            var (run, prefix) = Split(folder);
            return [.. _folders.Open(run).Keys.Where(key => key.StartsWith(prefix, StringComparison.Ordinal)).Select(key => $"s3://{Bucket}/{run}/{key}")];
        },
        cancellationToken);

    private EvidenceFolders.Entry? Find(string uri)
    {
        var (folder, key) = Split(uri);
        return _folders.Open(folder).TryGetValue(key, out var found) ? found : null;
    }

    private static (string Folder, string Key) Split(string uri)
    {
        var address = S3Address.Parse(uri);
        if (address.Bucket != Bucket)
        {
            throw new PermanentServiceException($"'{uri}' is in no bucket of this store.");
        }

        var slash = address.Key.IndexOf('/', StringComparison.Ordinal);
        return slash < 0 ? ("", address.Key) : (address.Key[..slash], address.Key[(slash + 1)..]);
    }
}
