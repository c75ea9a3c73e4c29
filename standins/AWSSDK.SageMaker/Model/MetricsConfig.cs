using Amazon.StandIns;

namespace Amazon.SageMaker.Model;

public class MetricsConfig
{
    public bool? EnableDetailedObservability { get; set; }

    public bool? EnableEnhancedMetrics { get; set; }

    public int? MetricPublishFrequencyInSeconds { get; set; }

    internal static readonly Shape<MetricsConfig> Shape = new Shape<MetricsConfig>()
        .Optional(
            "EnableDetailedObservability", Codecs.Flag,
            x => x.EnableDetailedObservability, (x, v) => x.EnableDetailedObservability = v)
        .Optional("EnableEnhancedMetrics", Codecs.Flag, x => x.EnableEnhancedMetrics, (x, v) => x.EnableEnhancedMetrics = v)
        .Optional(
            "MetricPublishFrequencyInSeconds", Codecs.Integer,
            x => x.MetricPublishFrequencyInSeconds, (x, v) => x.MetricPublishFrequencyInSeconds = v);
}
