using Amazon.SageMaker;
using Amazon.SageMaker.Model;
using ShadowPipeline.Endpoints;
using ShadowPipeline.Functions.Ports;

namespace ShadowPipeline.Functions.Aws;

/// <summary>Reads the model registry and endpoints. An endpoint's truth takes two calls: model and instance type stand only in its configuration, the instance count only on the endpoint.</summary>
internal sealed class SageMakerEndpointReader(IAmazonSageMaker sageMaker) : IEndpointReader
{
    private const int LargestPage = 100;

    public async Task<ModelPackageSnapshot> ReadPackageAsync(string modelPackageArn, CancellationToken cancellationToken)
    {
        var request = new DescribeModelPackageRequest { ModelPackageName = modelPackageArn };
        var package = await FindAsync("DescribeModelPackage", () => sageMaker.DescribeModelPackageAsync(request, cancellationToken), cancellationToken);
        return package is null
            ? new ModelPackageSnapshot { Arn = modelPackageArn, Status = null }
            : SnapshotMapper.Package(modelPackageArn, package);
    }

    public async Task<EndpointSnapshot> ReadEndpointAsync(string endpointName, CancellationToken cancellationToken)
    {
        var request = new DescribeEndpointRequest { EndpointName = endpointName };
        var endpoint = await FindAsync("DescribeEndpoint", () => sageMaker.DescribeEndpointAsync(request, cancellationToken), cancellationToken);
        if (endpoint is null)
        {
            return new EndpointSnapshot { Name = endpointName, Status = null };
        }

        var configRequest = new DescribeEndpointConfigRequest { EndpointConfigName = endpoint.EndpointConfigName };
        var config = await FindAsync("DescribeEndpointConfig", () => sageMaker.DescribeEndpointConfigAsync(configRequest, cancellationToken), cancellationToken);
        return SnapshotMapper.Endpoint(endpoint, config);
    }

    public async Task<ModelSnapshot?> FindModelAsync(string modelName, CancellationToken cancellationToken)
    {
        var request = new DescribeModelRequest { ModelName = modelName };
        var model = await FindAsync("DescribeModel", () => sageMaker.DescribeModelAsync(request, cancellationToken), cancellationToken);
        return model is null ? null : SnapshotMapper.Model(model);
    }

    public async Task<IReadOnlyList<RegisteredVersion>> ListApprovedAsync(
        string modelPackageGroup, DateTimeOffset createdSince, int limit, CancellationToken cancellationToken)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(limit, 1);
        var versions = new List<RegisteredVersion>();
        var request = new ListModelPackagesRequest
        {
            ModelPackageGroupName = modelPackageGroup,
            ModelApprovalStatus = ModelApprovalStatus.Approved,
            SortBy = ModelPackageSortBy.CreationTime,
            SortOrder = SortOrder.Descending,
            MaxResults = Math.Min(limit, LargestPage),
        };
        do
        {
            var page = await FindAsync("ListModelPackages", () => sageMaker.ListModelPackagesAsync(request, cancellationToken), cancellationToken);
            var listed = page?.ModelPackageSummaryList ?? [];
            versions.AddRange(listed.Select(SnapshotMapper.Version).TakeWhile(version => version.CreatedAt >= createdSince));

            // Newest first: from the first that is too old on, all are.
            request.NextToken = listed.Count > 0 && SnapshotMapper.Version(listed[^1]).CreatedAt < createdSince ? null : page?.NextToken;
        }
        while (!string.IsNullOrEmpty(request.NextToken) && versions.Count < limit);

        return versions.Count > limit ? versions[..limit] : versions;
    }

    private static Task<T?> FindAsync<T>(string what, Func<Task<T>> call, CancellationToken cancellationToken)
        where T : class =>
        AwsFaults.CallAsync<T?>(what, async () =>
        {
            try
            {
                return await call();
            }
            catch (AmazonSageMakerException exception) when (AwsFaults.IsMissing(exception))
            {
                return null;
            }
        }, cancellationToken);
}
