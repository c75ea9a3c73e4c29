using ShadowPipeline.Decisions;
using ShadowPipeline.Functions.Ports;

namespace ShadowPipeline.Tests.Cli.Soaking;

/// <summary>A decision store without its condition: the last write wins.</summary>
internal sealed class OverwritingDecisionStore(IDecisionStore inner) : IDecisionStore
{
    private readonly Dictionary<string, DecisionRecord> _last = new(StringComparer.Ordinal);

    public async Task<DecisionRecord> WriteOnceAsync(DecisionRecord record, CancellationToken cancellationToken)
    {
        if (!_last.ContainsKey(record.Id))
        {
            await inner.WriteOnceAsync(record, cancellationToken);
        }

        return _last[record.Id] = record;
    }

    public Task<ReleaseRecord> WriteReleaseOnceAsync(string id, ReleaseRecord release, CancellationToken cancellationToken) =>
        inner.WriteReleaseOnceAsync(id, release, cancellationToken);

    public async Task<DecisionRecord?> FindAsync(string id, CancellationToken cancellationToken) =>
        await inner.FindAsync(id, cancellationToken) is { } found ? _last.GetValueOrDefault(id, found) with { Release = found.Release } : null;

    public Task<IReadOnlyList<DecisionRecord>> ListAsync(DecisionFilter filter, CancellationToken cancellationToken) =>
        inner.ListAsync(filter, cancellationToken);
}
