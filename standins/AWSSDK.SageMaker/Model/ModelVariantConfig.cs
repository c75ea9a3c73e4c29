using Amazon.StandIns;

namespace Amazon.SageMaker.Model;

public class ModelVariantConfig
{
    public ModelInfrastructureConfig InfrastructureConfig { get; set; }

    public string ModelName { get; set; }

    public string VariantName { get; set; }

    internal static readonly Shape<ModelVariantConfig> Shape = new Shape<ModelVariantConfig>()
        .Member("InfrastructureConfig", ModelInfrastructureConfig.Shape, x => x.InfrastructureConfig, (x, v) => x.InfrastructureConfig = v)
        .Member("ModelName", Codecs.Text, x => x.ModelName, (x, v) => x.ModelName = v)
        .Member("VariantName", Codecs.Text, x => x.VariantName, (x, v) => x.VariantName = v);
}
