using Amazon.CloudWatch.Model;
using Amazon.Runtime;
using Amazon.Runtime.Endpoints;
using Amazon.Runtime.Internal;
using Amazon.StandIns;

namespace Amazon.CloudWatch;

public partial class AmazonCloudWatchClient : AmazonServiceClient, IAmazonCloudWatch
{
    private static readonly ClientMetadata Metadata = new(AmazonCloudWatchConfig.Id);

    public ICloudWatchPaginatorFactory Paginators => field ??= new CloudWatchPaginatorFactory(this);

    protected override IServiceMetadata ServiceMetadata => Metadata;

    public virtual Task<GetMetricDataResponse> GetMetricDataAsync(
        GetMetricDataRequest request, CancellationToken cancellationToken = default) =>
        InvokeAsync<GetMetricDataResponse>(request, AmazonCloudWatchOperations.GetMetricData, cancellationToken);

    public Endpoint DetermineServiceOperationEndpoint(AmazonWebServiceRequest request) =>
        Config.DetermineServiceOperationEndpoint(new ServiceOperationEndpointParameters(request));

    protected override void CustomizeRuntimePipeline(RuntimePipeline pipeline) => ClientPipeline.Customize(pipeline);

    protected override void Dispose(bool disposing) => base.Dispose(disposing);
}
