using ShadowPipeline.Functions.Ports;
using ShadowPipeline.Runs;

namespace ShadowPipeline.Cli.Soaking.Faults;

/// <summary>Runs behind the boundary.</summary>
internal sealed class FaultyRunStore(IRunStore inner, Boundary boundary) : IRunStore
{
    public Task<PackageApproval?> FindApprovalAsync(string modelPackageArn, CancellationToken cancellationToken) =>
        CallAsync("runs.FindApproval", () => inner.FindApprovalAsync(modelPackageArn, cancellationToken));

    public Task<bool> TryRegisterAsync(string modelPackageArn, int epoch, IReadOnlyList<Run> runs, CancellationToken cancellationToken) =>
        CallAsync("runs.TryRegister", () => inner.TryRegisterAsync(modelPackageArn, epoch, runs, cancellationToken));

    public Task<Run?> FindAsync(string runId, CancellationToken cancellationToken) =>
        CallAsync("runs.Find", () => inner.FindAsync(runId, cancellationToken));

    public Task<Run> SaveAsync(Run run, CancellationToken cancellationToken) =>
        CallAsync("runs.Save", () => inner.SaveAsync(run, cancellationToken));

    public Task<string?> HeadOfQueueAsync(string endpointName, CancellationToken cancellationToken) =>
        CallAsync("runs.HeadOfQueue", () => inner.HeadOfQueueAsync(endpointName, cancellationToken));

    public Task LeaveQueueAsync(Run run, CancellationToken cancellationToken) =>
        boundary.CallAsync(CallTarget.DynamoDb, "runs.LeaveQueue", () => inner.LeaveQueueAsync(run, cancellationToken));

    public Task<IReadOnlyList<string>> ListOpenAsync(int limit, CancellationToken cancellationToken) =>
        CallAsync("runs.ListOpen", () => inner.ListOpenAsync(limit, cancellationToken));

    private Task<T> CallAsync<T>(string what, Func<Task<T>> call) => boundary.CallAsync(CallTarget.DynamoDb, what, call);
}
