using ShadowPipeline.Functions.Ports;

namespace ShadowPipeline.Tests.Functions;

/// <summary>An evidence store of one run in memory.</summary>
internal sealed class MemoryEvidenceStore : IEvidenceStore
{
    private readonly SortedDictionary<string, EvidenceObject> _objects = new(StringComparer.Ordinal);

    public string FolderOf(string runId) => $"s3://evidence/{runId}/";

    public Task<bool> TryWriteOnceAsync(string uri, EvidenceObject evidence, CancellationToken cancellationToken) =>
        Task.FromResult(_objects.TryAdd(uri, evidence));

    public Task WriteAsync(string uri, EvidenceObject evidence, CancellationToken cancellationToken)
    {
        _objects[uri] = evidence;
        return Task.CompletedTask;
    }

    public Task<byte[]?> FindAsync(string uri, CancellationToken cancellationToken) =>
        Task.FromResult(_objects.TryGetValue(uri, out var found) ? found.Bytes : null);

    public Task<DateTimeOffset?> FindEndAsync(string uri, CancellationToken cancellationToken) =>
        Task.FromResult(_objects.TryGetValue(uri, out var found) ? found.End : null);

    public Task<IReadOnlyList<string>> ListAsync(string folder, CancellationToken cancellationToken) =>
        Task.FromResult<IReadOnlyList<string>>([.. _objects.Keys.Where(uri => uri.StartsWith(folder, StringComparison.Ordinal))]);
}
