using ShadowPipeline.Functions.Ports;

namespace ShadowPipeline.Cli.Soaking.Stores;

/// <summary>A deployment's switch in memory.</summary>
internal sealed class MemoryDrainStore : IDrainStore
{
    private readonly Lock _gate = new();
    private readonly SortedDictionary<string, HeldApproval> _held = new(StringComparer.Ordinal);
    private Drain? _drain;

    public Task<Drain?> FindAsync(CancellationToken cancellationToken) => AtOnce.Do(_gate, () => _drain, cancellationToken);

    public Task<Drain> BeginAsync(Drain drain, CancellationToken cancellationToken) =>
        AtOnce.Do(_gate, () => _drain ??= drain with { Since = drain.Since.ToUniversalTime() }, cancellationToken);

    public Task EndAsync(CancellationToken cancellationToken) => AtOnce.Do(_gate, () => _drain = null, cancellationToken);

    public Task HoldAsync(HeldApproval approval, CancellationToken cancellationToken) => AtOnce.Do(
        _gate, () => _held[approval.ModelPackageArn] = approval with { At = approval.At.ToUniversalTime() }, cancellationToken);

    public Task<IReadOnlyList<HeldApproval>> ListHeldAsync(int limit, CancellationToken cancellationToken)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(limit, 1);
        return AtOnce.Do<IReadOnlyList<HeldApproval>>(_gate, () => [.. _held.Values.Take(limit)], cancellationToken);
    }

    public Task LetGoAsync(HeldApproval approval, CancellationToken cancellationToken) => AtOnce.Do(
        _gate, () => _held.TryGetValue(approval.ModelPackageArn, out var held) && held.At == approval.At && _held.Remove(approval.ModelPackageArn), cancellationToken);
}
