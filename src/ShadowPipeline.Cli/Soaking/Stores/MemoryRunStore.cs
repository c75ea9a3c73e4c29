using ShadowPipeline.Functions.Ports;
using ShadowPipeline.Runs;

namespace ShadowPipeline.Cli.Soaking.Stores;

/// <summary>Approvals, runs and queues in memory, by the same contract as in DynamoDB.</summary>
internal sealed class MemoryRunStore(Shelf shelf) : IRunStore
{
    // What one transaction of DynamoDB takes.
    private const int MaxRuns = 49;

    private readonly Lock _gate = new();
    private readonly Dictionary<string, PackageApproval> _approvals = new(StringComparer.Ordinal);
    private readonly KeptRuns _runs = new(shelf);
    private readonly Dictionary<string, SortedSet<QueuePlace>> _queues = new(StringComparer.Ordinal);
    private readonly SortedSet<QueuePlace> _open = [];

    public Task<PackageApproval?> FindApprovalAsync(string modelPackageArn, CancellationToken cancellationToken) =>
        AtOnce.Do(_gate, () => _approvals.GetValueOrDefault(modelPackageArn), cancellationToken);

    public Task<bool> TryRegisterAsync(string modelPackageArn, int epoch, IReadOnlyList<Run> runs, CancellationToken cancellationToken) =>
        AtOnce.Do(_gate, () =>
        {
            ArgumentOutOfRangeException.ThrowIfLessThan(epoch, 1);
            ArgumentOutOfRangeException.ThrowIfGreaterThan(runs.Count, MaxRuns);
            var newest = _approvals.GetValueOrDefault(modelPackageArn);
            if ((newest?.Epoch ?? 0) != epoch - 1 || newest is { Withdrawn: false })
            {
                return false;
            }

            var taken = runs.Where(run => _runs.Has(run.Id)).Select(run => run.Id).ToList();
            if (taken.Count > 0)
            {
                throw new PermanentServiceException(
                    $"Approval {epoch} of {modelPackageArn} cannot be registered: run {string.Join(", ", taken)} exists already.");
            }

            // Everything that may be refused is before the first change.
            var prepared = runs.Select(KeptRuns.Prepare).ToList();
            prepared.ForEach(_runs.Put);
            foreach (var place in runs.Select(QueuePlace.Of))
            {
                _open.Add(place);
                (_queues.TryGetValue(place.Endpoint, out var queue) ? queue : _queues[place.Endpoint] = []).Add(place);
            }

            _approvals[modelPackageArn] = new PackageApproval(epoch, [.. runs.Select(run => run.Id)], Withdrawn: false);
            return true;
        }, cancellationToken);

    public Task<bool> TryWithdrawAsync(string modelPackageArn, int epoch, CancellationToken cancellationToken) => AtOnce.Do(_gate, () =>
    {
        if (_approvals.GetValueOrDefault(modelPackageArn) is not { } newest || newest.Epoch != epoch)
        {
            return false;
        }

        _approvals[modelPackageArn] = newest with { Withdrawn = true };
        return true;
    }, cancellationToken);

    public Task<Run?> FindAsync(string runId, CancellationToken cancellationToken) =>
        AtOnce.Do(_gate, () => _runs.Find(runId), cancellationToken);

    public Task<Run> SaveAsync(Run run, CancellationToken cancellationToken) => AtOnce.Do(_gate, () =>
    {
        var saved = run with { Revision = run.Revision + 1 };
        var prepared = KeptRuns.Prepare(saved);
        if (_runs.RevisionOf(run.Id) != run.Revision)
        {
            throw new RunConflictException($"Run {run.Id} is not at revision {run.Revision} any more, or was never registered: load it again.");
        }

        _runs.Put(prepared);
        return saved;
    }, cancellationToken);

    public Task<string?> HeadOfQueueAsync(string endpointName, CancellationToken cancellationToken) => AtOnce.Do(
        _gate, () => _queues.TryGetValue(QueuePlace.KeyOf(endpointName), out var queue) ? queue.Min.RunId : null, cancellationToken);

    public Task<IReadOnlyList<string>> ListQueueAsync(string endpointName, int limit, CancellationToken cancellationToken) =>
        AtOnce.Do<IReadOnlyList<string>>(_gate, () =>
        {
            ArgumentOutOfRangeException.ThrowIfLessThan(limit, 1);
            return _queues.TryGetValue(QueuePlace.KeyOf(endpointName), out var queue) ? [.. queue.Take(limit).Select(place => place.RunId)] : [];
        }, cancellationToken);

    public Task LeaveQueueAsync(Run run, CancellationToken cancellationToken) => AtOnce.Do(_gate, () =>
    {
        var place = QueuePlace.Of(run);
        if (_open.Remove(place) && _queues[place.Endpoint] is var queue && queue.Remove(place) && queue.Count == 0)
        {
            _queues.Remove(place.Endpoint);
        }

        _runs.Shelve(run.Id);
        return true;
    }, cancellationToken);

    public Task<IReadOnlyList<OpenRun>> ListOpenAsync(int limit, CancellationToken cancellationToken) =>
        AtOnce.Do<IReadOnlyList<OpenRun>>(_gate, () =>
        {
            ArgumentOutOfRangeException.ThrowIfLessThan(limit, 1);
            return [.. _open.Take(limit).Select(place => new OpenRun(place.RunId, place.Endpoint))];
        }, cancellationToken);
}
