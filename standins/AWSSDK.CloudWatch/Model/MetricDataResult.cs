using Amazon.StandIns;

namespace Amazon.CloudWatch.Model;

public class MetricDataResult
{
    public string Id { get; set; }

    public string Label { get; set; }

    public List<MessageData> Messages { get; set; }

    public StatusCode StatusCode { get; set; }

    public List<DateTime> Timestamps { get; set; }

    public List<double> Values { get; set; }

    internal static readonly Shape<MetricDataResult> Shape = new Shape<MetricDataResult>()
        .Member("Id", Codecs.Text, x => x.Id, (x, v) => x.Id = v)
        .Member("Label", Codecs.Text, x => x.Label, (x, v) => x.Label = v)
        .Member("Messages", Codecs.List(MessageData.Shape), x => x.Messages, (x, v) => x.Messages = v)
        .Member("StatusCode", Codecs.Constant(StatusCode.FindValue), x => x.StatusCode, (x, v) => x.StatusCode = v)
        .Member("Timestamps", Codecs.List(Codecs.Timestamp), x => x.Timestamps, (x, v) => x.Timestamps = v)
        .Member("Values", Codecs.List(Codecs.Real), x => x.Values, (x, v) => x.Values = v);
}
