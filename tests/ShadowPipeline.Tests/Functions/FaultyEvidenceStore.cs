using System.Collections.Concurrent;
using ShadowPipeline.Functions.Ports;

namespace ShadowPipeline.Tests.Functions;

/// <summary>Fails every single operation on every object: at first before it does anything, then once after it has done it.</summary>
internal sealed class FaultyEvidenceStore(IEvidenceStore inner) : IEvidenceStore
{
    private readonly ConcurrentDictionary<string, int> _attempts = new(StringComparer.Ordinal);

    public int Faults => _attempts.Values.Sum(attempts => Math.Min(attempts, 2));

    public string FolderOf(string runId) => inner.FolderOf(runId);

    public Task<bool> TryWriteOnceAsync(string uri, EvidenceObject content, CancellationToken cancellationToken) =>
        FailTwiceAsync($"write once {uri}", () => inner.TryWriteOnceAsync(uri, content, cancellationToken));

    public Task<byte[]?> FindAsync(string uri, CancellationToken cancellationToken) => FailTwiceAsync($"read {uri}", () => inner.FindAsync(uri, cancellationToken));

    public Task<DateTimeOffset?> FindEndAsync(string uri, CancellationToken cancellationToken) =>
        FailTwiceAsync($"ask {uri}", () => inner.FindEndAsync(uri, cancellationToken));

    public Task<IReadOnlyList<string>> ListAsync(string folder, CancellationToken cancellationToken) =>
        FailTwiceAsync($"list {folder}", () => inner.ListAsync(folder, cancellationToken));

    private async Task<T> FailTwiceAsync<T>(string operation, Func<Task<T>> work)
    {
        var attempt = _attempts.AddOrUpdate(operation, 1, (_, before) => before + 1);
        if (attempt == 1)
        {
            throw new TransientServiceException($"Injected before: {operation}");
        }

        var result = await work();
        return attempt == 2 ? throw new TransientServiceException($"Injected after: {operation}") : result;
    }
}
