using Amazon.StandIns;

namespace Amazon.SageMaker.Model;

public class ShadowModelVariantConfig
{
    public int? SamplingPercentage { get; set; }

    public string ShadowModelVariantName { get; set; }

    internal static readonly Shape<ShadowModelVariantConfig> Shape = new Shape<ShadowModelVariantConfig>()
        .Optional("SamplingPercentage", Codecs.Integer, x => x.SamplingPercentage, (x, v) => x.SamplingPercentage = v)
        .Member("ShadowModelVariantName", Codecs.Text, x => x.ShadowModelVariantName, (x, v) => x.ShadowModelVariantName = v);
}
