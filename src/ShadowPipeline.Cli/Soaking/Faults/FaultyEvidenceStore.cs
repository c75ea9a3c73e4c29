using ShadowPipeline.Functions.Ports;

namespace ShadowPipeline.Cli.Soaking.Faults;

/// <summary>Evidence behind the boundary.</summary>
internal sealed class FaultyEvidenceStore(IEvidenceStore inner, Boundary boundary) : IEvidenceStore
{
    public string FolderOf(string runId) => inner.FolderOf(runId);

    public Task<bool> TryWriteOnceAsync(string uri, EvidenceObject content, CancellationToken cancellationToken) =>
        boundary.CallAsync(CallTarget.S3, "evidence.TryWriteOnce", () => inner.TryWriteOnceAsync(uri, content, cancellationToken));

    public Task<byte[]?> FindAsync(string uri, CancellationToken cancellationToken) =>
        boundary.CallAsync(CallTarget.S3, "evidence.Find", () => inner.FindAsync(uri, cancellationToken));

    public Task<DateTimeOffset?> FindEndAsync(string uri, CancellationToken cancellationToken) =>
        boundary.CallAsync(CallTarget.S3, "evidence.FindEnd", () => inner.FindEndAsync(uri, cancellationToken));

    public Task<IReadOnlyList<string>> ListAsync(string folder, CancellationToken cancellationToken) =>
        boundary.CallAsync(CallTarget.S3, "evidence.List", () => inner.ListAsync(folder, cancellationToken));
}
