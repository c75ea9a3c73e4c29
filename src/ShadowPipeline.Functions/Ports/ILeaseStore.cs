namespace ShadowPipeline.Functions.Ports;

/// <summary>One holder per endpoint. Expiry is compared in conditions, never left to a clean-up.</summary>
internal interface ILeaseStore
{
    /// <summary>
    /// Takes the lease when it is free, expired or already the run's own (then the token stays and the expiry never shrinks); null when
    /// another run holds it.
    /// </summary>
    Task<Lease?> TryAcquireAsync(string endpointName, string runId, DateTimeOffset now, DateTimeOffset expiresAt, CancellationToken cancellationToken);

    /// <summary>The lease, expired or not; null when nobody holds it.</summary>
    Task<Lease?> FindAsync(string endpointName, CancellationToken cancellationToken);

    /// <summary>Prolongs the lease; false when it is no longer the run's own.</summary>
    Task<bool> TryRenewAsync(string endpointName, string runId, DateTimeOffset expiresAt, CancellationToken cancellationToken);

    /// <summary>Gives the lease back; no error when another run holds it by now or nobody does. The fencing token keeps counting.</summary>
    Task ReleaseAsync(string endpointName, string runId, CancellationToken cancellationToken);
}

/// <summary>The right to change an endpoint.</summary>
/// <param name="EndpointName">The endpoint.</param>
/// <param name="RunId">The holder.</param>
/// <param name="FencingToken">Greater for each new holder: tells in logs and audits who came later. What guards the endpoint is that every step renews the lease by its holder.</param>
/// <param name="ExpiresAt">When another run may take it.</param>
internal sealed record Lease(string EndpointName, string RunId, long FencingToken, DateTimeOffset ExpiresAt);
