namespace Amazon.CloudWatch.Model;

public class CloudWatchPaginatorFactory : ICloudWatchPaginatorFactory
{
    private readonly IAmazonCloudWatch client;

    internal CloudWatchPaginatorFactory(IAmazonCloudWatch client) => this.client = client;

    public IGetMetricDataPaginator GetMetricData(GetMetricDataRequest request) => new GetMetricDataPaginator(client, request);
}
