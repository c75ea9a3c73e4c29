using Amazon.Runtime;
using Amazon.StandIns;

namespace Amazon.CloudWatch.Model;

public class GetMetricDataResponse : AmazonWebServiceResponse
{
    public List<MessageData> Messages { get; set; }

    public List<MetricDataResult> MetricDataResults { get; set; }

    public string NextToken { get; set; }

    internal static readonly Shape<GetMetricDataResponse> Shape = new Shape<GetMetricDataResponse>()
        .Member("Messages", Codecs.List(MessageData.Shape), x => x.Messages, (x, v) => x.Messages = v)
        .Member("MetricDataResults", Codecs.List(MetricDataResult.Shape), x => x.MetricDataResults, (x, v) => x.MetricDataResults = v)
        .Member("NextToken", Codecs.Text, x => x.NextToken, (x, v) => x.NextToken = v);
}
