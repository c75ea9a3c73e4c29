using Amazon.StandIns;

namespace Amazon.SageMaker.Model;

public class ModelVariantConfigSummary
{
    public ModelInfrastructureConfig InfrastructureConfig { get; set; }

    public string ModelName { get; set; }

    public ModelVariantStatus Status { get; set; }

    public string VariantName { get; set; }

    internal static readonly Shape<ModelVariantConfigSummary> Shape = new Shape<ModelVariantConfigSummary>()
        .Member("InfrastructureConfig", ModelInfrastructureConfig.Shape, x => x.InfrastructureConfig, (x, v) => x.InfrastructureConfig = v)
        .Member("ModelName", Codecs.Text, x => x.ModelName, (x, v) => x.ModelName = v)
        .Member("Status", Codecs.Constant(ModelVariantStatus.FindValue), x => x.Status, (x, v) => x.Status = v)
        .Member("VariantName", Codecs.Text, x => x.VariantName, (x, v) => x.VariantName = v);
}
