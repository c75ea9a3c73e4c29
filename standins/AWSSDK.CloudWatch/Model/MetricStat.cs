using Amazon.StandIns;

namespace Amazon.CloudWatch.Model;

public class MetricStat
{
    public Metric Metric { get; set; }

    public int? Period { get; set; }

    public string Stat { get; set; }

    public StandardUnit Unit { get; set; }

    internal static readonly Shape<MetricStat> Shape = new Shape<MetricStat>()
        .Member("Metric", Metric.Shape, x => x.Metric, (x, v) => x.Metric = v)
        .Optional("Period", Codecs.Integer, x => x.Period, (x, v) => x.Period = v)
        .Member("Stat", Codecs.Text, x => x.Stat, (x, v) => x.Stat = v)
        .Member("Unit", Codecs.Constant(StandardUnit.FindValue), x => x.Unit, (x, v) => x.Unit = v);
}
