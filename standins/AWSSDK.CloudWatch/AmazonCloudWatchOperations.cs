using Amazon.CloudWatch.Model;
using Amazon.Runtime.Internal;
using Amazon.StandIns;

namespace Amazon.CloudWatch;

internal static class AmazonCloudWatchOperations
{
    public static readonly JsonService Service = new(
        Name: "Amazon.CloudWatch",
        TargetPrefix: "GraniteServiceVersion20100801",
        ContentType: "application/x-amz-json-1.0",
        ApiVersion: "2010-08-01",
        Errors: AmazonCloudWatchErrors.Catalog);

    public static readonly InvokeOptions GetMetricData =
        Service.Operation("GetMetricData", GetMetricDataRequest.Shape, GetMetricDataResponse.Shape);
}
