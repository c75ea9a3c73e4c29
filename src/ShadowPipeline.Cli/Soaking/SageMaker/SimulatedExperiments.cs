using ShadowPipeline.Experiments;
using ShadowPipeline.Functions.Ports;
using ShadowPipeline.Planning;

namespace ShadowPipeline.Cli.Soaking.SageMaker;

/// <summary>The functions' view of simulated experiments and candidate models.</summary>
internal sealed class SimulatedExperiments(SimulatedSageMaker sageMaker) : IExperiments
{
    public Task<ExperimentSnapshot?> FindAsync(string name, CancellationToken cancellationToken) =>
        Task.FromResult(sageMaker.Experiments.GetValueOrDefault(name)?.Snapshot());

    public Task<string?> FindOtherOnEndpointAsync(string endpointName, string ownName, CancellationToken cancellationToken) => Task.FromResult(
        sageMaker.Experiments.Values.FirstOrDefault(one => one.IsActive && one.Endpoint.Name == endpointName && one.Name != ownName)?.Name);

    public Task EnsureModelAsync(ExperimentPlan plan, CancellationToken cancellationToken)
    {
        var model = plan.CandidateModel;
        return sageMaker.Models.TryAdd(model.ModelName, model.ModelPackageArn) || sageMaker.Models[model.ModelName] == model.ModelPackageArn
            ? Task.CompletedTask
            : throw new NameTakenException($"A model {model.ModelName} exists, but it is not made of {model.ModelPackageArn}.");
    }

    public Task<bool> TryCreateAsync(ExperimentPlan plan, CancellationToken cancellationToken) => Task.FromResult(sageMaker.TryCreate(
        plan.Name, ours: true, plan.EndpointName, plan.ProductionVariant, plan.ShadowVariant, plan.SamplingPercentage, plan.StartTime, plan.EndTime));

    public Task<bool> TryStartAsync(string name, CancellationToken cancellationToken) => Task.FromResult(sageMaker.TryStart(name));

    public Task<bool> TryMoveEndAsync(string name, DateTimeOffset end, CancellationToken cancellationToken) =>
        Task.FromResult(sageMaker.TryMoveEnd(name, end));

    public Task<bool> TryStopAsync(ExperimentSnapshot experiment, string reason, CancellationToken cancellationToken) =>
        Task.FromResult(sageMaker.TryStop(experiment.Name, ExperimentStatus.Cancelled, reason));

    public Task<bool> DeleteModelAsync(string modelName, string modelPackageArn, CancellationToken cancellationToken) => Task.FromResult(
        sageMaker.Models.GetValueOrDefault(modelName) == modelPackageArn && sageMaker.Models.Remove(modelName));
}
