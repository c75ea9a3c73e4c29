using ShadowPipeline.Cli.Soaking.Simulation;
using ShadowPipeline.Functions.Ports;

namespace ShadowPipeline.Cli.Soaking.Invariants;

/// <summary>Follows the leases as they are granted: while one holds and has not expired, nobody else may.</summary>
internal sealed class LeaseWatch(ILeaseStore inner, Breaches breaches, EventLoop loop, Trace trace) : ILeaseStore
{
    private readonly Dictionary<string, (string RunId, DateTimeOffset ExpiresAt)> _holders = new(StringComparer.Ordinal);

    public async Task<Lease?> TryAcquireAsync(
        string endpointName, string runId, DateTimeOffset now, DateTimeOffset expiresAt, CancellationToken cancellationToken)
    {
        var lease = await inner.TryAcquireAsync(endpointName, runId, now, expiresAt, cancellationToken);
        if (lease is not null)
        {
            Granted(endpointName, runId, lease.ExpiresAt);
        }

        return lease;
    }

    public Task<Lease?> FindAsync(string endpointName, CancellationToken cancellationToken) => inner.FindAsync(endpointName, cancellationToken);

    public async Task<bool> TryRenewAsync(string endpointName, string runId, DateTimeOffset expiresAt, CancellationToken cancellationToken)
    {
        var renewed = await inner.TryRenewAsync(endpointName, runId, expiresAt, cancellationToken);
        if (renewed)
        {
            Granted(endpointName, runId, expiresAt);
        }

        return renewed;
    }

    public async Task ReleaseAsync(string endpointName, string runId, CancellationToken cancellationToken)
    {
        await inner.ReleaseAsync(endpointName, runId, cancellationToken);
        if (_holders.TryGetValue(endpointName, out var holder) && holder.RunId == runId)
        {
            trace.Add($"lease of {endpointName} given back by {runId}");
            _holders.Remove(endpointName);
        }
    }

    private void Granted(string endpointName, string runId, DateTimeOffset expiresAt)
    {
        var free = !_holders.TryGetValue(endpointName, out var holder) || holder.RunId == runId || holder.ExpiresAt <= loop.Now;
        breaches.Unless(
            free, Invariant.OneHolder, () => $"{runId} was given the lease of {endpointName}, which {holder.RunId} holds.", runId, holder.RunId ?? endpointName);
        if (holder.RunId != runId)
        {
            trace.Add($"lease of {endpointName} given to {runId}");
        }

        _holders[endpointName] = (runId, expiresAt);
    }
}
