using ShadowPipeline.Functions.Aws;
using ShadowPipeline.Functions.Ports;

namespace ShadowPipeline.Cli.Soaking.Stores;

/// <summary>Evidence in memory, by the same contract as in S3.</summary>
internal sealed class MemoryEvidenceStore : IEvidenceStore
{
    /// <summary>The bucket that every address names; there is no other.</summary>
    public const string Bucket = "evidence";

    private readonly Lock _gate = new();
    private readonly Dictionary<string, EvidenceObject> _objects = new(StringComparer.Ordinal);
    private readonly SortedSet<string> _addresses = new(StringComparer.Ordinal);

    public string FolderOf(string runId) => $"s3://{Bucket}/{runId}/";

    public Task<bool> TryWriteOnceAsync(string uri, EvidenceObject content, CancellationToken cancellationToken) => AtOnce.Do(
        _gate, () => !_objects.ContainsKey(Checked(uri)) && Put(uri, content), cancellationToken);

    public Task<byte[]?> FindAsync(string uri, CancellationToken cancellationToken) => AtOnce.Do(
        _gate, () => _objects.TryGetValue(Checked(uri), out var found) ? (byte[])found.Bytes.Clone() : null, cancellationToken);

    public Task<DateTimeOffset?> FindEndAsync(string uri, CancellationToken cancellationToken) => AtOnce.Do(
        _gate, () => _objects.TryGetValue(Checked(uri), out var found) ? found.End : null, cancellationToken);

    public Task<IReadOnlyList<string>> ListAsync(string folder, CancellationToken cancellationToken) => AtOnce.Do<IReadOnlyList<string>>(
        _gate, () => [.. _addresses.GetViewBetween(Checked(folder), folder + char.MaxValue)], cancellationToken);

    /// <summary>Drops a run's evidence, once nobody will ask for it any more: what thousands of runs archive is more than a memory holds.</summary>
    public void Forget(string runId)
    {
        lock (_gate)
        {
            foreach (var uri in _addresses.GetViewBetween(FolderOf(runId), FolderOf(runId) + char.MaxValue).ToList())
            {
                _addresses.Remove(uri);
                _objects.Remove(uri);
            }
        }
    }

    private bool Put(string uri, EvidenceObject content)
    {
        _objects[uri] = content with { Bytes = (byte[])content.Bytes.Clone() };
        _addresses.Add(uri);
        return true;
    }

    private static string Checked(string uri) => S3Address.Parse(uri).Bucket == Bucket
        ? uri
        : throw new PermanentServiceException($"'{uri}' is in no bucket of this store.");
}
