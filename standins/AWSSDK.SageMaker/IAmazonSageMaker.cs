using Amazon.Runtime;
using Amazon.Runtime.Endpoints;
using Amazon.SageMaker.Model;

namespace Amazon.SageMaker;

public interface IAmazonSageMaker : IAmazonService, IDisposable
{
    ISageMakerPaginatorFactory Paginators { get; }

    Task<AddTagsResponse> AddTagsAsync(AddTagsRequest request, CancellationToken cancellationToken = default);

    Task<CreateInferenceExperimentResponse> CreateInferenceExperimentAsync(
        CreateInferenceExperimentRequest request, CancellationToken cancellationToken = default);

    Task<CreateModelResponse> CreateModelAsync(CreateModelRequest request, CancellationToken cancellationToken = default);

    Task<DeleteInferenceExperimentResponse> DeleteInferenceExperimentAsync(
        DeleteInferenceExperimentRequest request, CancellationToken cancellationToken = default);

    Task<DeleteModelResponse> DeleteModelAsync(DeleteModelRequest request, CancellationToken cancellationToken = default);

    Task<DescribeEndpointResponse> DescribeEndpointAsync(DescribeEndpointRequest request, CancellationToken cancellationToken = default);

    Task<DescribeEndpointConfigResponse> DescribeEndpointConfigAsync(
        DescribeEndpointConfigRequest request, CancellationToken cancellationToken = default);

    Task<DescribeInferenceExperimentResponse> DescribeInferenceExperimentAsync(
        DescribeInferenceExperimentRequest request, CancellationToken cancellationToken = default);

    Task<DescribeModelResponse> DescribeModelAsync(DescribeModelRequest request, CancellationToken cancellationToken = default);

    Task<DescribeModelPackageResponse> DescribeModelPackageAsync(
        DescribeModelPackageRequest request, CancellationToken cancellationToken = default);

    Task<ListInferenceExperimentsResponse> ListInferenceExperimentsAsync(
        ListInferenceExperimentsRequest request, CancellationToken cancellationToken = default);

    Task<ListModelPackagesResponse> ListModelPackagesAsync(ListModelPackagesRequest request, CancellationToken cancellationToken = default);

    Task<ListTagsResponse> ListTagsAsync(ListTagsRequest request, CancellationToken cancellationToken = default);

    Task<StartInferenceExperimentResponse> StartInferenceExperimentAsync(
        StartInferenceExperimentRequest request, CancellationToken cancellationToken = default);

    Task<StopInferenceExperimentResponse> StopInferenceExperimentAsync(
        StopInferenceExperimentRequest request, CancellationToken cancellationToken = default);

    Task<UpdateInferenceExperimentResponse> UpdateInferenceExperimentAsync(
        UpdateInferenceExperimentRequest request, CancellationToken cancellationToken = default);

    Endpoint DetermineServiceOperationEndpoint(AmazonWebServiceRequest request);

    static ClientConfig IAmazonService.CreateDefaultClientConfig() => new AmazonSageMakerConfig();

    static IAmazonService IAmazonService.CreateDefaultServiceClient(AWSCredentials awsCredentials, ClientConfig clientConfig) =>
        new AmazonSageMakerClient(awsCredentials, (AmazonSageMakerConfig)clientConfig);
}
