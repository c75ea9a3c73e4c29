using Amazon.StandIns;

namespace Amazon.CloudWatch.Model;

public class GetMetricDataRequest : AmazonCloudWatchRequest
{
    public DateTime? EndTime { get; set; }

    public LabelOptions LabelOptions { get; set; }

    public int? MaxDatapoints { get; set; }

    public List<MetricDataQuery> MetricDataQueries { get; set; }

    public string NextToken { get; set; }

    public ScanBy ScanBy { get; set; }

    public DateTime? StartTime { get; set; }

    internal static readonly Shape<GetMetricDataRequest> Shape = new Shape<GetMetricDataRequest>()
        .Optional("EndTime", Codecs.Timestamp, x => x.EndTime, (x, v) => x.EndTime = v)
        .Member("LabelOptions", LabelOptions.Shape, x => x.LabelOptions, (x, v) => x.LabelOptions = v)
        .Optional("MaxDatapoints", Codecs.Integer, x => x.MaxDatapoints, (x, v) => x.MaxDatapoints = v)
        .Member("MetricDataQueries", Codecs.List(MetricDataQuery.Shape), x => x.MetricDataQueries, (x, v) => x.MetricDataQueries = v)
        .Member("NextToken", Codecs.Text, x => x.NextToken, (x, v) => x.NextToken = v)
        .Member("ScanBy", Codecs.Constant(ScanBy.FindValue), x => x.ScanBy, (x, v) => x.ScanBy = v)
        .Optional("StartTime", Codecs.Timestamp, x => x.StartTime, (x, v) => x.StartTime = v);
}
