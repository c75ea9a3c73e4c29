using Amazon.Runtime;
using Amazon.Runtime.Endpoints;
using Amazon.Runtime.Internal;
using Amazon.SageMaker.Model;
using Amazon.StandIns;

namespace Amazon.SageMaker;

public partial class AmazonSageMakerClient : AmazonServiceClient, IAmazonSageMaker
{
    private static readonly ClientMetadata Metadata = new(AmazonSageMakerConfig.Id);

    public ISageMakerPaginatorFactory Paginators => field ??= new SageMakerPaginatorFactory(this);

    protected override IServiceMetadata ServiceMetadata => Metadata;

    public virtual Task<AddTagsResponse> AddTagsAsync(
        AddTagsRequest request, CancellationToken cancellationToken = default) =>
        InvokeAsync<AddTagsResponse>(request, AmazonSageMakerOperations.AddTags, cancellationToken);

    public virtual Task<CreateInferenceExperimentResponse> CreateInferenceExperimentAsync(
        CreateInferenceExperimentRequest request, CancellationToken cancellationToken = default) =>
        InvokeAsync<CreateInferenceExperimentResponse>(request, AmazonSageMakerOperations.CreateInferenceExperiment, cancellationToken);

    public virtual Task<CreateModelResponse> CreateModelAsync(
        CreateModelRequest request, CancellationToken cancellationToken = default) =>
        InvokeAsync<CreateModelResponse>(request, AmazonSageMakerOperations.CreateModel, cancellationToken);

    public virtual Task<DeleteInferenceExperimentResponse> DeleteInferenceExperimentAsync(
        DeleteInferenceExperimentRequest request, CancellationToken cancellationToken = default) =>
        InvokeAsync<DeleteInferenceExperimentResponse>(request, AmazonSageMakerOperations.DeleteInferenceExperiment, cancellationToken);

    public virtual Task<DeleteModelResponse> DeleteModelAsync(
        DeleteModelRequest request, CancellationToken cancellationToken = default) =>
        InvokeAsync<DeleteModelResponse>(request, AmazonSageMakerOperations.DeleteModel, cancellationToken);

    public virtual Task<DescribeEndpointResponse> DescribeEndpointAsync(
        DescribeEndpointRequest request, CancellationToken cancellationToken = default) =>
        InvokeAsync<DescribeEndpointResponse>(request, AmazonSageMakerOperations.DescribeEndpoint, cancellationToken);

    public virtual Task<DescribeEndpointConfigResponse> DescribeEndpointConfigAsync(
        DescribeEndpointConfigRequest request, CancellationToken cancellationToken = default) =>
        InvokeAsync<DescribeEndpointConfigResponse>(request, AmazonSageMakerOperations.DescribeEndpointConfig, cancellationToken);

    public virtual Task<DescribeInferenceExperimentResponse> DescribeInferenceExperimentAsync(
        DescribeInferenceExperimentRequest request, CancellationToken cancellationToken = default) =>
        InvokeAsync<DescribeInferenceExperimentResponse>(request, AmazonSageMakerOperations.DescribeInferenceExperiment, cancellationToken);

    public virtual Task<DescribeModelResponse> DescribeModelAsync(
        DescribeModelRequest request, CancellationToken cancellationToken = default) =>
        InvokeAsync<DescribeModelResponse>(request, AmazonSageMakerOperations.DescribeModel, cancellationToken);

    public virtual Task<DescribeModelPackageResponse> DescribeModelPackageAsync(
        DescribeModelPackageRequest request, CancellationToken cancellationToken = default) =>
        InvokeAsync<DescribeModelPackageResponse>(request, AmazonSageMakerOperations.DescribeModelPackage, cancellationToken);

    public virtual Task<ListInferenceExperimentsResponse> ListInferenceExperimentsAsync(
        ListInferenceExperimentsRequest request, CancellationToken cancellationToken = default) =>
        InvokeAsync<ListInferenceExperimentsResponse>(request, AmazonSageMakerOperations.ListInferenceExperiments, cancellationToken);

    public virtual Task<ListModelPackagesResponse> ListModelPackagesAsync(
        ListModelPackagesRequest request, CancellationToken cancellationToken = default) =>
        InvokeAsync<ListModelPackagesResponse>(request, AmazonSageMakerOperations.ListModelPackages, cancellationToken);

    public virtual Task<ListTagsResponse> ListTagsAsync(
        ListTagsRequest request, CancellationToken cancellationToken = default) =>
        InvokeAsync<ListTagsResponse>(request, AmazonSageMakerOperations.ListTags, cancellationToken);

    public virtual Task<StartInferenceExperimentResponse> StartInferenceExperimentAsync(
        StartInferenceExperimentRequest request, CancellationToken cancellationToken = default) =>
        InvokeAsync<StartInferenceExperimentResponse>(request, AmazonSageMakerOperations.StartInferenceExperiment, cancellationToken);

    public virtual Task<StopInferenceExperimentResponse> StopInferenceExperimentAsync(
        StopInferenceExperimentRequest request, CancellationToken cancellationToken = default) =>
        InvokeAsync<StopInferenceExperimentResponse>(request, AmazonSageMakerOperations.StopInferenceExperiment, cancellationToken);

    public virtual Task<UpdateInferenceExperimentResponse> UpdateInferenceExperimentAsync(
        UpdateInferenceExperimentRequest request, CancellationToken cancellationToken = default) =>
        InvokeAsync<UpdateInferenceExperimentResponse>(request, AmazonSageMakerOperations.UpdateInferenceExperiment, cancellationToken);

    public Endpoint DetermineServiceOperationEndpoint(AmazonWebServiceRequest request) =>
        Config.DetermineServiceOperationEndpoint(new ServiceOperationEndpointParameters(request));

    protected override void CustomizeRuntimePipeline(RuntimePipeline pipeline) => ClientPipeline.Customize(pipeline);

    protected override void Dispose(bool disposing) => base.Dispose(disposing);
}
