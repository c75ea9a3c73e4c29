using ShadowPipeline.Decisions;
using ShadowPipeline.Functions.Ports;

namespace ShadowPipeline.Cli.Soaking.Faults;

/// <summary>Decision records behind the boundary.</summary>
internal sealed class FaultyDecisionStore(IDecisionStore inner, Boundary boundary) : IDecisionStore
{
    public Task<DecisionRecord> WriteOnceAsync(DecisionRecord record, CancellationToken cancellationToken) =>
        boundary.CallAsync(CallTarget.DynamoDb, "decisions.WriteOnce", () => inner.WriteOnceAsync(record, cancellationToken));

    public Task<ReleaseRecord> WriteReleaseOnceAsync(string id, ReleaseRecord release, CancellationToken cancellationToken) =>
        boundary.CallAsync(CallTarget.DynamoDb, "decisions.WriteReleaseOnce", () => inner.WriteReleaseOnceAsync(id, release, cancellationToken));

    public Task<DecisionRecord?> FindAsync(string id, CancellationToken cancellationToken) =>
        boundary.CallAsync(CallTarget.DynamoDb, "decisions.Find", () => inner.FindAsync(id, cancellationToken));

    public Task<IReadOnlyList<DecisionRecord>> ListAsync(DecisionFilter filter, CancellationToken cancellationToken) =>
        boundary.CallAsync(CallTarget.DynamoDb, "decisions.List", () => inner.ListAsync(filter, cancellationToken));
}
