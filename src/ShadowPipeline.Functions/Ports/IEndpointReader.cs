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

    /// <summary>
    /// The group's versions that are Approved now and were registered at <paramref name="createdSince"/> or later, newest first, at most
    /// <paramref name="limit"/>; none of a group that does not exist.
    /// </summary>
    Task<IReadOnlyList<RegisteredVersion>> ListApprovedAsync(
        string modelPackageGroup, DateTimeOffset createdSince, int limit, CancellationToken cancellationToken);
}

/// <summary>A version as the registry lists it.</summary>
/// <param name="ModelPackageArn">The versioned ARN.</param>
/// <param name="Version">The version within its group.</param>
/// <param name="CreatedAt">When it was registered.</param>
internal sealed record RegisteredVersion(string ModelPackageArn, int Version, DateTimeOffset CreatedAt);
