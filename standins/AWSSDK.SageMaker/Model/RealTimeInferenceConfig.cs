using Amazon.StandIns;

namespace Amazon.SageMaker.Model;

public class RealTimeInferenceConfig
{
    public int? InstanceCount { get; set; }

    public ProductionVariantInstanceType InstanceType { get; set; }

    internal static readonly Shape<RealTimeInferenceConfig> Shape = new Shape<RealTimeInferenceConfig>()
        .Optional("InstanceCount", Codecs.Integer, x => x.InstanceCount, (x, v) => x.InstanceCount = v)
        .Member(
            "InstanceType", Codecs.Constant(ProductionVariantInstanceType.FindValue),
            x => x.InstanceType, (x, v) => x.InstanceType = v);
}
