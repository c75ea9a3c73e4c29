using ShadowPipeline.Experiments;
using ShadowPipeline.Functions.Ports;
using ShadowPipeline.Planning;

namespace ShadowPipeline.Cli.Soaking.Faults;

/// <summary>Experiments and models behind the boundary.</summary>
internal sealed class FaultyExperiments(IExperiments inner, Boundary boundary) : IExperiments
{
    public Task<ExperimentSnapshot?> FindAsync(string name, CancellationToken cancellationToken) =>
        CallAsync("experiments.Find", () => inner.FindAsync(name, cancellationToken));

    public Task<string?> FindOtherOnEndpointAsync(string endpointName, string ownName, CancellationToken cancellationToken) =>
        CallAsync("experiments.FindOther", () => inner.FindOtherOnEndpointAsync(endpointName, ownName, cancellationToken));

    public Task EnsureModelAsync(ExperimentPlan plan, CancellationToken cancellationToken) =>
        boundary.CallAsync(CallTarget.SageMaker, "experiments.EnsureModel", () => inner.EnsureModelAsync(plan, cancellationToken));

    public Task<bool> TryCreateAsync(ExperimentPlan plan, CancellationToken cancellationToken) =>
        CallAsync("experiments.TryCreate", () => inner.TryCreateAsync(plan, cancellationToken));

    public Task<bool> TryStartAsync(string name, CancellationToken cancellationToken) =>
        CallAsync("experiments.TryStart", () => inner.TryStartAsync(name, cancellationToken));

    public Task<bool> TryMoveEndAsync(string name, DateTimeOffset end, CancellationToken cancellationToken) =>
        CallAsync("experiments.TryMoveEnd", () => inner.TryMoveEndAsync(name, end, cancellationToken));

    public Task<bool> TryStopAsync(ExperimentSnapshot experiment, string reason, CancellationToken cancellationToken) =>
        CallAsync("experiments.TryStop", () => inner.TryStopAsync(experiment, reason, cancellationToken));

    public Task<bool> DeleteModelAsync(string modelName, string modelPackageArn, CancellationToken cancellationToken) =>
        CallAsync("experiments.DeleteModel", () => inner.DeleteModelAsync(modelName, modelPackageArn, cancellationToken));

    private Task<T> CallAsync<T>(string what, Func<Task<T>> call) => boundary.CallAsync(CallTarget.SageMaker, what, call);
}
