using ShadowPipeline.Functions.Ports;

namespace ShadowPipeline.Cli.Soaking.Faults;

/// <summary>Leases behind the boundary.</summary>
internal sealed class FaultyLeaseStore(ILeaseStore inner, Boundary boundary) : ILeaseStore
{
    public Task<Lease?> TryAcquireAsync(
        string endpointName, string runId, DateTimeOffset now, DateTimeOffset expiresAt, CancellationToken cancellationToken) =>
        boundary.CallAsync(CallTarget.DynamoDb, "leases.TryAcquire", () => inner.TryAcquireAsync(endpointName, runId, now, expiresAt, cancellationToken));

    public Task<Lease?> FindAsync(string endpointName, CancellationToken cancellationToken) =>
        boundary.CallAsync(CallTarget.DynamoDb, "leases.Find", () => inner.FindAsync(endpointName, cancellationToken));

    public Task<bool> TryRenewAsync(string endpointName, string runId, DateTimeOffset expiresAt, CancellationToken cancellationToken) =>
        boundary.CallAsync(CallTarget.DynamoDb, "leases.TryRenew", () => inner.TryRenewAsync(endpointName, runId, expiresAt, cancellationToken));

    public Task ReleaseAsync(string endpointName, string runId, CancellationToken cancellationToken) =>
        boundary.CallAsync(CallTarget.DynamoDb, "leases.Release", () => inner.ReleaseAsync(endpointName, runId, cancellationToken));
}
