using ShadowPipeline.Functions.Ports;

namespace ShadowPipeline.Cli.Soaking.Stores;

/// <summary>Leases in memory. A lease outlives its holders, so that the fencing token keeps counting.</summary>
internal sealed class MemoryLeaseStore : ILeaseStore
{
    private readonly Lock _gate = new();
    private readonly Dictionary<string, Held> _leases = new(StringComparer.Ordinal);

    public Task<Lease?> TryAcquireAsync(
        string endpointName, string runId, DateTimeOffset now, DateTimeOffset expiresAt, CancellationToken cancellationToken) =>
        AtOnce.Do(_gate, () =>
        {
            var key = QueuePlace.KeyOf(endpointName);
            var found = _leases.TryGetValue(key, out var held);
            if (found && held.Holder == runId)
            {
                return Prolong(endpointName, held, expiresAt);
            }

            if (found && held.Holder is not null && held.ExpiresAt > now)
            {
                return null;
            }

            var taken = new Held(runId, (found ? held.Token : now.ToUnixTimeSeconds()) + 1, expiresAt);
            _leases[key] = taken;
            return ToLease(endpointName, taken);
        }, cancellationToken);

    public Task<Lease?> FindAsync(string endpointName, CancellationToken cancellationToken) => AtOnce.Do(
        _gate, () => _leases.TryGetValue(QueuePlace.KeyOf(endpointName), out var held) ? ToLease(endpointName, held) : null, cancellationToken);

    public Task<bool> TryRenewAsync(string endpointName, string runId, DateTimeOffset expiresAt, CancellationToken cancellationToken) =>
        AtOnce.Do(_gate, () =>
            _leases.TryGetValue(QueuePlace.KeyOf(endpointName), out var held)
            && held.Holder == runId
            && Prolong(endpointName, held, expiresAt) is not null, cancellationToken);

    public Task ReleaseAsync(string endpointName, string runId, CancellationToken cancellationToken) => AtOnce.Do(_gate, () =>
    {
        var key = QueuePlace.KeyOf(endpointName);
        if (_leases.TryGetValue(key, out var held) && held.Holder == runId)
        {
            _leases[key] = held with { Holder = null };
        }

        return true;
    }, cancellationToken);

    private Lease? Prolong(string endpointName, Held held, DateTimeOffset expiresAt)
    {
        var prolonged = held with { ExpiresAt = expiresAt > held.ExpiresAt ? expiresAt : held.ExpiresAt };
        _leases[QueuePlace.KeyOf(endpointName)] = prolonged;
        return ToLease(endpointName, prolonged);
    }

    private static Lease? ToLease(string endpointName, Held held) =>
        held.Holder is { } holder ? new Lease(endpointName, holder, held.Token, held.ExpiresAt.ToUniversalTime()) : null;

    private readonly record struct Held(string? Holder, long Token, DateTimeOffset ExpiresAt);
}
