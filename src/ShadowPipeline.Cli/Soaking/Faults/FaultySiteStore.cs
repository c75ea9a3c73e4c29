using ShadowPipeline.Functions.Ports;

namespace ShadowPipeline.Cli.Soaking.Faults;

/// <summary>The decisions site behind the boundary.</summary>
internal sealed class FaultySiteStore(ISiteStore inner, Boundary boundary) : ISiteStore
{
    public string AddressOf(string key) => inner.AddressOf(key);

    public Task<StoredSiteObject?> FindAsync(string key, CancellationToken cancellationToken) =>
        boundary.CallAsync(CallTarget.S3, "site.Find", () => inner.FindAsync(key, cancellationToken));

    public Task<int?> FindStageAsync(string key, CancellationToken cancellationToken) =>
        boundary.CallAsync(CallTarget.S3, "site.FindStage", () => inner.FindStageAsync(key, cancellationToken));

    public Task<bool> TryReplaceAsync(string key, SiteObject content, string? etag, CancellationToken cancellationToken) =>
        boundary.CallAsync(CallTarget.S3, "site.TryReplace", () => inner.TryReplaceAsync(key, content, etag, cancellationToken));
}
