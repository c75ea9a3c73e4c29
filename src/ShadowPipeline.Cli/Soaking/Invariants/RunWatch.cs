using ShadowPipeline.Cli.Soaking.Simulation;
using ShadowPipeline.Functions.Ports;
using ShadowPipeline.Runs;

namespace ShadowPipeline.Cli.Soaking.Invariants;

/// <summary>Remembers every run that was registered, and when the database had it.</summary>
internal sealed class RunWatch(IRunStore inner, EventLoop loop, Trace trace) : IRunStore
{
    private readonly Dictionary<string, (Run Run, DateTimeOffset At)> _registered = new(StringComparer.Ordinal);

    private readonly Memo<Run> _read = new();
    private readonly HashSet<(string Package, int Epoch)> _withdrawn = [];

    /// <summary>Every run ever registered, in order.</summary>
    public IReadOnlyDictionary<string, (Run Run, DateTimeOffset At)> Registered => _registered;

    public Task<PackageApproval?> FindApprovalAsync(string modelPackageArn, CancellationToken cancellationToken) =>
        inner.FindApprovalAsync(modelPackageArn, cancellationToken);

    public async Task<bool> TryRegisterAsync(string modelPackageArn, int epoch, IReadOnlyList<Run> runs, CancellationToken cancellationToken)
    {
        var registered = await inner.TryRegisterAsync(modelPackageArn, epoch, runs, cancellationToken);
        if (registered)
        {
            foreach (var run in runs)
            {
                _registered.Add(run.Id, (run, loop.Now));
                trace.Add($"run {run.Id} registered for {run.EndpointName}, approval {epoch} of {modelPackageArn}");
            }
        }

        return registered;
    }

    public async Task<bool> TryWithdrawAsync(string modelPackageArn, int epoch, CancellationToken cancellationToken)
    {
        var withdrawn = await inner.TryWithdrawAsync(modelPackageArn, epoch, cancellationToken);
        if (withdrawn && _withdrawn.Add((modelPackageArn, epoch)))
        {
            trace.Add($"approval {epoch} of {modelPackageArn} withdrawn");
        }

        return withdrawn;
    }

    public async Task<Run?> FindAsync(string runId, CancellationToken cancellationToken)
    {
        // Every revision is read from the store once: reading it again gives the same, and is most of what a world would cost.
        if (_read.Find(runId) is { } known)
        {
            return known;
        }

        return await inner.FindAsync(runId, cancellationToken) is { } found ? _read.Keep(runId, found) : null;
    }

    public async Task<Run> SaveAsync(Run run, CancellationToken cancellationToken)
    {
        _read.Forget(run.Id);
        return await inner.SaveAsync(run, cancellationToken);
    }

    public Task<string?> HeadOfQueueAsync(string endpointName, CancellationToken cancellationToken) => inner.HeadOfQueueAsync(endpointName, cancellationToken);

    public Task<IReadOnlyList<string>> ListQueueAsync(string endpointName, int limit, CancellationToken cancellationToken) =>
        inner.ListQueueAsync(endpointName, limit, cancellationToken);

    public Task LeaveQueueAsync(Run run, CancellationToken cancellationToken) => inner.LeaveQueueAsync(run, cancellationToken);

    public Task<IReadOnlyList<OpenRun>> ListOpenAsync(int limit, CancellationToken cancellationToken) => inner.ListOpenAsync(limit, cancellationToken);
}
