using ShadowPipeline.Functions.Ports;

namespace ShadowPipeline.Tests.Cli.Soaking;

/// <summary>A lease store without its condition: whoever asks has the lease, and whoever renews it too.</summary>
internal sealed class OpenLeaseStore(ILeaseStore inner) : ILeaseStore
{
    private readonly Dictionary<string, Lease> _leases = new(StringComparer.Ordinal);

    public Task<Lease?> TryAcquireAsync(
        string endpointName, string runId, DateTimeOffset now, DateTimeOffset expiresAt, CancellationToken cancellationToken) =>
        Task.FromResult<Lease?>(_leases[endpointName] = new Lease(endpointName, runId, 1, expiresAt));

    public Task<Lease?> FindAsync(string endpointName, CancellationToken cancellationToken) => Task.FromResult(_leases.GetValueOrDefault(endpointName));

    public Task<bool> TryRenewAsync(string endpointName, string runId, DateTimeOffset expiresAt, CancellationToken cancellationToken)
    {
        _leases[endpointName] = new Lease(endpointName, runId, 1, expiresAt);
        return Task.FromResult(true);
    }

    public Task ReleaseAsync(string endpointName, string runId, CancellationToken cancellationToken)
    {
        if (_leases.GetValueOrDefault(endpointName)?.RunId == runId)
        {
            _leases.Remove(endpointName);
        }

        return inner.ReleaseAsync(endpointName, runId, cancellationToken);
    }
}
