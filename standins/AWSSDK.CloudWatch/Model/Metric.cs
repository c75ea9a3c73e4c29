using Amazon.StandIns;

namespace Amazon.CloudWatch.Model;

public class Metric
{
    public List<Dimension> Dimensions { get; set; }

    public string MetricName { get; set; }

    public string Namespace { get; set; }

    internal static readonly Shape<Metric> Shape = new Shape<Metric>()
        .Member("Dimensions", Codecs.List(Dimension.Shape), x => x.Dimensions, (x, v) => x.Dimensions = v)
        .Member("MetricName", Codecs.Text, x => x.MetricName, (x, v) => x.MetricName = v)
        .Member("Namespace", Codecs.Text, x => x.Namespace, (x, v) => x.Namespace = v);
}
