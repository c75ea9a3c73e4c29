using Amazon.StandIns;

namespace Amazon.SageMaker.Model;

public class ModelInfrastructureConfig
{
    public ModelInfrastructureType InfrastructureType { get; set; }

    public RealTimeInferenceConfig RealTimeInferenceConfig { get; set; }

    internal static readonly Shape<ModelInfrastructureConfig> Shape = new Shape<ModelInfrastructureConfig>()
        .Member(
            "InfrastructureType", Codecs.Constant(ModelInfrastructureType.FindValue),
            x => x.InfrastructureType, (x, v) => x.InfrastructureType = v)
        .Member(
            "RealTimeInferenceConfig", RealTimeInferenceConfig.Shape,
            x => x.RealTimeInferenceConfig, (x, v) => x.RealTimeInferenceConfig = v);
}
