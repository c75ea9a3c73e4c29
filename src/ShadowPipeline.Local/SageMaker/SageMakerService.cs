using System.Text.Json.Nodes;
using ShadowPipeline.Local.Hosting;
using ShadowPipeline.Local.Hosting.Shapes;
using ShadowPipeline.Local.Scenarios;

namespace ShadowPipeline.Local.SageMaker;

/// <summary>SageMaker on this machine: registry, models, endpoints and inference experiments of one world.</summary>
internal sealed class SageMakerService : IAwsService
{
    private readonly LocalWorld _world;
    private readonly Dictionary<string, Operation> _operations;

    public SageMakerService(LocalWorld world)
    {
        _world = world;
        IEnumerable<Operation> operations =
        [
            .. new ExperimentCreation(world).Operations,
            .. new ExperimentReads(world).Operations,
            .. new ExperimentChanges(world).Operations,
            .. new ExperimentStop(world).Operations,
            .. new EndpointOperations(world).Operations,
            .. new ModelOperations(world).Operations,
            .. new ModelPackageOperations(world).Operations,
            .. new TagOperations(world).Operations,
        ];
        _operations = operations.ToDictionary(operation => operation.Name, StringComparer.Ordinal);
    }

    /// <inheritdoc/>
    public string TargetPrefix => "SageMaker";

    /// <inheritdoc/>
    public Task<JsonObject> InvokeAsync(string operation, JsonObject request, CancellationToken cancellationToken)
    {
        if (!_operations.TryGetValue(operation, out var known))
        {
            throw new AwsServiceException(
                "UnknownOperationException",
                $"SageMaker.{operation} is not served here; served are {string.Join(", ", _operations.Keys.Order(StringComparer.Ordinal))}.");
        }

        ShapeChecker.Check(known.Input, request);
        lock (_world.Gate)
        {
            return Task.FromResult(known.Answer(request));
        }
    }
}
