using ShadowPipeline.Endpoints;
using ShadowPipeline.Functions.Ports;

namespace ShadowPipeline.Cli.Soaking.SageMaker;

/// <summary>The functions' view of the simulated registry and endpoints.</summary>
internal sealed class SimulatedEndpointReader(SimulatedSageMaker sageMaker) : IEndpointReader
{
    private static readonly PackageContainer Container = new("111122223333.dkr.ecr.eu-west-1.amazonaws.com/model:1", null, "s3://models/model.tar.gz", null);

    public Task<ModelPackageSnapshot> ReadPackageAsync(string modelPackageArn, CancellationToken cancellationToken) => Task.FromResult(
        sageMaker.Packages.TryGetValue(modelPackageArn, out var package)
            ? new ModelPackageSnapshot { Arn = modelPackageArn, Status = "Completed", ApprovalStatus = package.Approval, Containers = [Container] }
            : new ModelPackageSnapshot { Arn = modelPackageArn, Status = null });

    public Task<EndpointSnapshot> ReadEndpointAsync(string endpointName, CancellationToken cancellationToken) => Task.FromResult(
        sageMaker.Endpoints.TryGetValue(endpointName, out var endpoint)
            ? endpoint.Snapshot()
            : new EndpointSnapshot { Name = endpointName, Status = null });

    public Task<ModelSnapshot?> FindModelAsync(string modelName, CancellationToken cancellationToken) => Task.FromResult(
        sageMaker.Models.ContainsKey(modelName) ? new ModelSnapshot { Name = modelName, ContainerCount = 1 } : null);
}
