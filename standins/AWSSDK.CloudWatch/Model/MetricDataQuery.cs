using Amazon.StandIns;

namespace Amazon.CloudWatch.Model;

public class MetricDataQuery
{
    public string AccountId { get; set; }

    public string Expression { get; set; }

    public string Id { get; set; }

    public string Label { get; set; }

    public MetricStat MetricStat { get; set; }

    public int? Period { get; set; }

    public bool? ReturnData { get; set; }

    internal static readonly Shape<MetricDataQuery> Shape = new Shape<MetricDataQuery>()
        .Member("AccountId", Codecs.Text, x => x.AccountId, (x, v) => x.AccountId = v)
        .Member("Expression", Codecs.Text, x => x.Expression, (x, v) => x.Expression = v)
        .Member("Id", Codecs.Text, x => x.Id, (x, v) => x.Id = v)
        .Member("Label", Codecs.Text, x => x.Label, (x, v) => x.Label = v)
        .Member("MetricStat", MetricStat.Shape, x => x.MetricStat, (x, v) => x.MetricStat = v)
        .Optional("Period", Codecs.Integer, x => x.Period, (x, v) => x.Period = v)
        .Optional("ReturnData", Codecs.Flag, x => x.ReturnData, (x, v) => x.ReturnData = v);
}
