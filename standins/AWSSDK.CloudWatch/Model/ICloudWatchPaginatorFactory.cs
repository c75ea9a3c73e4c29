namespace Amazon.CloudWatch.Model;

public interface ICloudWatchPaginatorFactory
{
    IGetMetricDataPaginator GetMetricData(GetMetricDataRequest request);
}
