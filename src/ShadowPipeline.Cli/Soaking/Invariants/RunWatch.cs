using ShadowPipeline.Cli.Soaking.Simulation;
using ShadowPipeline.Functions.Ports;
using ShadowPipeline.Runs;

namespace ShadowPipeline.Cli.Soaking.Invariants;

/// <summary>Remembers every run that was registered, and when the database had it.</summary>
internal sealed class RunWatch(IRunStore inner, EventLoop loop, Trace trace) : IRunStore
{
    private readonly Dictionary<string, (Run Run, DateTimeOffset At)> _registered = new(StringComparer.Ordinal);

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

    public Task<Run?> FindAsync(string runId, CancellationToken cancellationToken) => inner.FindAsync(runId, cancellationToken);

    public Task<Run> SaveAsync(Run run, CancellationToken cancellationToken) => inner.SaveAsync(run, cancellationToken);

    public Task<string?> HeadOfQueueAsync(string endpointName, CancellationToken cancellationToken) => inner.HeadOfQueueAsync(endpointName, cancellationToken);

    public Task LeaveQueueAsync(Run run, CancellationToken cancellationToken) => inner.LeaveQueueAsync(run, cancellationToken);

    public Task<IReadOnlyList<string>> ListOpenAsync(int limit, CancellationToken cancellationToken) => inner.ListOpenAsync(limit, cancellationToken);
}
