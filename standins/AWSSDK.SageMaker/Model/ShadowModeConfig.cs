using Amazon.StandIns;

namespace Amazon.SageMaker.Model;

public class ShadowModeConfig
{
    public List<ShadowModelVariantConfig> ShadowModelVariants { get; set; }

    public string SourceModelVariantName { get; set; }

    internal static readonly Shape<ShadowModeConfig> Shape = new Shape<ShadowModeConfig>()
        .Member(
            "ShadowModelVariants", Codecs.List(ShadowModelVariantConfig.Shape),
            x => x.ShadowModelVariants, (x, v) => x.ShadowModelVariants = v)
        .Member("SourceModelVariantName", Codecs.Text, x => x.SourceModelVariantName, (x, v) => x.SourceModelVariantName = v);
}
