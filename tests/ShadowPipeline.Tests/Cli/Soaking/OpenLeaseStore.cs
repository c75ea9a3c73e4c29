using ShadowPipeline.Functions.Ports;

namespace ShadowPipeline.Tests.Cli.Soaking;

/// <summary>A lease store that guards nothing: whoever asks has the lease, whoever renews it too, and nobody is seen to hold it.</summary>
internal sealed class OpenLeaseStore : ILeaseStore
{
    public Task<Lease?> TryAcquireAsync(
        string endpointName, string runId, DateTimeOffset now, DateTimeOffset expiresAt, CancellationToken cancellationToken) =>
        Task.FromResult<Lease?>(new Lease(endpointName, runId, 1, expiresAt));

    public Task<Lease?> FindAsync(string endpointName, CancellationToken cancellationToken) => Task.FromResult<Lease?>(null);

    public Task<bool> TryRenewAsync(string endpointName, string runId, DateTimeOffset expiresAt, CancellationToken cancellationToken) => Task.FromResult(true);

    public Task ReleaseAsync(string endpointName, string runId, CancellationToken cancellationToken) => Task.CompletedTask;
}
