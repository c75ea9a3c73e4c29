using ShadowPipeline.Decisions;

namespace ShadowPipeline.Functions.Ports;

/// <summary>Decision records: written once, read by people and scripts.</summary>
internal interface IDecisionStore
{
    /// <summary>
    /// Writes the record unless there is one; returns the record that stands. The same content ignores decidedAt, software and release.
    /// </summary>
    /// <exception cref="DecisionConflictException">A record with another decision, basis, criteria or reasons stands.</exception>
    Task<DecisionRecord> WriteOnceAsync(DecisionRecord record, CancellationToken cancellationToken);

    /// <summary>Writes what became of the endpoint, unless that is written; returns what stands.</summary>
    Task<ReleaseRecord> WriteReleaseOnceAsync(string id, ReleaseRecord release, CancellationToken cancellationToken);

    /// <summary>The record with its release, or null.</summary>
    Task<DecisionRecord?> FindAsync(string id, CancellationToken cancellationToken);

    /// <summary>Records with their releases, newest decision first.</summary>
    Task<IReadOnlyList<DecisionRecord>> ListAsync(DecisionFilter filter, CancellationToken cancellationToken);
}

/// <summary>Which records to list; null does not restrict.</summary>
internal sealed record DecisionFilter(string? ModelPackageGroup = null, string? EndpointName = null, Decision? Decision = null, DateTimeOffset? Since = null)
{
    /// <summary>The most records, the newest of them, at least 1.</summary>
    public int? Limit { get; init; }
}
