using ShadowPipeline.Cli.Soaking.Simulation;
using ShadowPipeline.Decisions;
using ShadowPipeline.Functions.Ports;

namespace ShadowPipeline.Cli.Soaking.Invariants;

/// <summary>Remembers what was acknowledged: a decision, and what became of its endpoint, never change after that.</summary>
internal sealed class DecisionWatch(IDecisionStore inner, Breaches breaches, Trace trace) : IDecisionStore
{
    private readonly Dictionary<string, ToldDecision> _acknowledged = new(StringComparer.Ordinal);
    private readonly Memo<DecisionRecord> _read = new();
    private readonly Dictionary<string, ReleaseRecord> _released = new(StringComparer.Ordinal);

    /// <summary>Every decision that somebody was told of.</summary>
    public IReadOnlyDictionary<string, ToldDecision> Acknowledged => _acknowledged;

    public async Task<DecisionRecord> WriteOnceAsync(DecisionRecord record, CancellationToken cancellationToken)
    {
        _read.Forget(record.Id);
        var standing = await inner.WriteOnceAsync(record, cancellationToken);
        Check(standing);
        return standing;
    }

    public async Task<ReleaseRecord> WriteReleaseOnceAsync(string id, ReleaseRecord release, CancellationToken cancellationToken)
    {
        _read.Forget(id);
        var standing = await inner.WriteReleaseOnceAsync(id, release, cancellationToken);
        if (_released.TryAdd(id, standing))
        {
            trace.Add($"release of {id}: restored {standing.EndpointRestored}, experiment {standing.ExperimentStatus}, model deleted {standing.ModelDeleted}");
        }

        breaches.Unless(_released[id] == standing, Invariant.DecisionStands, () => $"What is recorded of the release of {id} changed.", id);
        return standing;
    }

    public async Task<DecisionRecord?> FindAsync(string id, CancellationToken cancellationToken)
    {
        // As with runs: what was not written since is not read again.
        if (_read.Find(id) is { } known)
        {
            return known;
        }

        var found = await inner.FindAsync(id, cancellationToken);
        if (found is not null)
        {
            Check(found);
            _read.Keep(id, found);
        }

        return found;
    }

    public Task<IReadOnlyList<DecisionRecord>> ListAsync(DecisionFilter filter, CancellationToken cancellationToken) =>
        inner.ListAsync(filter, cancellationToken);

    private void Check(DecisionRecord standing)
    {
        var told = ToldDecision.Of(standing);
        if (_acknowledged.TryAdd(standing.Id, told))
        {
            trace.Add($"decision of {standing.Id}: {standing.Decision} / {standing.Basis}");
        }

        var known = _acknowledged[standing.Id];
        breaches.Unless(
            known == told,
            Invariant.DecisionStands,
            () => $"The decision of {standing.Id} was {known.Decision} / {known.Basis} of {known.DecidedAt:O} and is {standing.Decision} / {standing.Basis} of {standing.DecidedAt:O}.",
            standing.Id);
    }
}
