using Amazon.Runtime;

namespace Amazon.CloudWatch.Model;

public interface IGetMetricDataPaginator
{
    IPaginatedEnumerable<MessageData> Messages { get; }

    IPaginatedEnumerable<MetricDataResult> MetricDataResults { get; }

    IPaginatedEnumerable<GetMetricDataResponse> Responses { get; }
}
