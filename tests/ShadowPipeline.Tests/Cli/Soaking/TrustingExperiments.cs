using ShadowPipeline.Experiments;
using ShadowPipeline.Functions.Ports;
using ShadowPipeline.Planning;

namespace ShadowPipeline.Tests.Cli.Soaking;

/// <summary>Experiments without describe-and-compare: what is in use where a run wants to create is taken for the run's own.</summary>
internal sealed class TrustingExperiments(IExperiments inner) : IExperiments
{
    private readonly Dictionary<string, (string Name, ExperimentPlan Plan)> _taken = new(StringComparer.Ordinal);

    public async Task<ExperimentSnapshot?> FindAsync(string name, CancellationToken cancellationToken) =>
        _taken.TryGetValue(name, out var taken) && await inner.FindAsync(taken.Name, cancellationToken) is { } other
            ? other with { ShadowVariant = taken.Plan.ShadowVariant }
            : await inner.FindAsync(name, cancellationToken);

    public Task<string?> FindOtherOnEndpointAsync(string endpointName, string ownName, CancellationToken cancellationToken) =>
        inner.FindOtherOnEndpointAsync(endpointName, ownName, cancellationToken);

    public Task EnsureModelAsync(ExperimentPlan plan, CancellationToken cancellationToken) => inner.EnsureModelAsync(plan, cancellationToken);

    public async Task<bool> TryCreateAsync(ExperimentPlan plan, CancellationToken cancellationToken)
    {
        if (await inner.TryCreateAsync(plan, cancellationToken))
        {
            return true;
        }

        if (await inner.FindAsync(plan.Name, cancellationToken) is null
            && await inner.FindOtherOnEndpointAsync(plan.EndpointName, plan.Name, cancellationToken) is { } other)
        {
            _taken[plan.Name] = (other, plan);
        }

        return true;
    }

    public Task<bool> TryStartAsync(string name, CancellationToken cancellationToken) => inner.TryStartAsync(Actual(name), cancellationToken);

    public Task<bool> TryMoveEndAsync(string name, DateTimeOffset end, CancellationToken cancellationToken) =>
        inner.TryMoveEndAsync(Actual(name), end, cancellationToken);

    public Task<bool> TryStopAsync(ExperimentSnapshot experiment, string reason, CancellationToken cancellationToken) =>
        inner.TryStopAsync(experiment, reason, cancellationToken);

    public Task<bool> DeleteModelAsync(string modelName, string modelPackageArn, CancellationToken cancellationToken) =>
        inner.DeleteModelAsync(modelName, modelPackageArn, cancellationToken);

    private string Actual(string name) => _taken.TryGetValue(name, out var taken) ? taken.Name : name;
}
