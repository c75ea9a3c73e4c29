using ShadowPipeline.Endpoints;

namespace ShadowPipeline.Functions.Ports;

/// <summary>Reads of the model registry and of endpoints.</summary>
internal interface IEndpointReader
{
    /// <summary>The package version; a snapshot without status when there is none.</summary>
    Task<ModelPackageSnapshot> ReadPackageAsync(string modelPackageArn, CancellationToken cancellationToken);

    /// <summary>The endpoint joined with its configuration; a snapshot without status when there is none.</summary>
    Task<EndpointSnapshot> ReadEndpointAsync(string endpointName, CancellationToken cancellationToken);

    /// <summary>The model, or null when there is none.</summary>
    Task<ModelSnapshot?> FindModelAsync(string modelName, CancellationToken cancellationToken);
}
