using ShadowPipeline.Functions.Ports;

namespace ShadowPipeline.Cli.Soaking.Faults;

/// <summary>The deployment's switch behind the boundary.</summary>
internal sealed class FaultyDrainStore(IDrainStore inner, Boundary boundary) : IDrainStore
{
    public Task<Drain?> FindAsync(CancellationToken cancellationToken) =>
        boundary.CallAsync(CallTarget.DynamoDb, "drains.Find", () => inner.FindAsync(cancellationToken));

    public Task<Drain> BeginAsync(Drain drain, CancellationToken cancellationToken) =>
        boundary.CallAsync(CallTarget.DynamoDb, "drains.Begin", () => inner.BeginAsync(drain, cancellationToken));

    public Task EndAsync(CancellationToken cancellationToken) =>
        boundary.CallAsync(CallTarget.DynamoDb, "drains.End", () => inner.EndAsync(cancellationToken));

    public Task HoldAsync(HeldApproval approval, CancellationToken cancellationToken) =>
        boundary.CallAsync(CallTarget.DynamoDb, "drains.Hold", () => inner.HoldAsync(approval, cancellationToken));

    public Task<IReadOnlyList<HeldApproval>> ListHeldAsync(int limit, CancellationToken cancellationToken) =>
        boundary.CallAsync(CallTarget.DynamoDb, "drains.ListHeld", () => inner.ListHeldAsync(limit, cancellationToken));

    public Task LetGoAsync(HeldApproval approval, CancellationToken cancellationToken) =>
        boundary.CallAsync(CallTarget.DynamoDb, "drains.LetGo", () => inner.LetGoAsync(approval, cancellationToken));
}
