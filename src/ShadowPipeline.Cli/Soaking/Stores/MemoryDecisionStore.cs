using ShadowPipeline.Cli.Soaking.Simulation;
using ShadowPipeline.Decisions;
using ShadowPipeline.Functions.DynamoDb;
using ShadowPipeline.Functions.Ports;

namespace ShadowPipeline.Cli.Soaking.Stores;

/// <summary>Decision records on a shelf, by the same contract as in DynamoDB.</summary>
internal sealed class MemoryDecisionStore(Shelf shelf) : IDecisionStore
{
    private readonly Lock _gate = new();
    private readonly Dictionary<string, Shelf.Place> _records = new(StringComparer.Ordinal);
    private readonly Dictionary<string, ReleaseRecord> _releases = new(StringComparer.Ordinal);
    private readonly Memo<DecisionRecord> _listed = new();
    private readonly DecisionOrder _order = new();

    public Task<DecisionRecord> WriteOnceAsync(DecisionRecord record, CancellationToken cancellationToken) => AtOnce.Do(_gate, () =>
    {
        var written = record with { Release = null };
        var bytes = Kept.Write(written, Kept.Json.DecisionRecord, () => DecisionItem.Of(written));
        if (!_records.ContainsKey(record.Id))
        {
            _records.Add(record.Id, shelf.Put(bytes));
            _order.Add(record);
            return written;
        }

        var standing = Find(record.Id)!;
        return DecisionComparison.SameContent(standing, record)
            ? standing
            : throw new DecisionConflictException(
                $"Decision {record.Id} stands as {standing.Decision} ({standing.Basis}) of {standing.DecidedAt:u}; "
                + $"{record.Decision} ({record.Basis}) with other content was refused.");
    }, cancellationToken);

    public Task<ReleaseRecord> WriteReleaseOnceAsync(string id, ReleaseRecord release, CancellationToken cancellationToken) => AtOnce.Do(
        _gate, () => _releases.TryAdd(id, release) ? release : _releases[id], cancellationToken);

    public Task<DecisionRecord?> FindAsync(string id, CancellationToken cancellationToken) => AtOnce.Do(_gate, () => Find(id), cancellationToken);

    public Task<IReadOnlyList<DecisionRecord>> ListAsync(DecisionFilter filter, CancellationToken cancellationToken) =>
        AtOnce.Do<IReadOnlyList<DecisionRecord>>(_gate, () => [.. _order.NewestFirst(filter).Take(filter.Limit ?? int.MaxValue).Select(Listed)], cancellationToken);

    // Lists are long, asked for again and again, and only read: a record of one is parsed once.
    private DecisionRecord Listed(string id)
    {
        var record = _listed.Find(id) ?? _listed.Keep(id, Read(_records[id]));
        return record with { Release = _releases.GetValueOrDefault(id) };
    }

    private DecisionRecord Read(Shelf.Place place) => Kept.Read(shelf.Get(place), Kept.Json.DecisionRecord);

    private DecisionRecord? Find(string id) => _records.TryGetValue(id, out var place)
        ? Read(place) with { Release = _releases.GetValueOrDefault(id) }
        : null;
}
