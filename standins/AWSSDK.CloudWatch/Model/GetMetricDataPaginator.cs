using Amazon.Runtime;
using Amazon.StandIns;

namespace Amazon.CloudWatch.Model;

internal sealed class GetMetricDataPaginator(IAmazonCloudWatch client, GetMetricDataRequest request) : IGetMetricDataPaginator
{
    private readonly TokenPaginator<GetMetricDataResponse> _pages = new(
        request.NextToken,
        (token, cancellationToken) =>
        {
            request.NextToken = token;
            return client.GetMetricDataAsync(request, cancellationToken);
        },
        page => page.NextToken);

    public IPaginatedEnumerable<MessageData> Messages => _pages.Items(page => page.Messages);

    public IPaginatedEnumerable<MetricDataResult> MetricDataResults => _pages.Items(page => page.MetricDataResults);

    public IPaginatedEnumerable<GetMetricDataResponse> Responses => _pages.Responses;
}
