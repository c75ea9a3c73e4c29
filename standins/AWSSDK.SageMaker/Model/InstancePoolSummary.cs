using Amazon.StandIns;

namespace Amazon.SageMaker.Model;

public class InstancePoolSummary
{
    public int? CurrentInstanceCount { get; set; }

    public ProductionVariantInstanceType InstanceType { get; set; }

    internal static readonly Shape<InstancePoolSummary> Shape = new Shape<InstancePoolSummary>()
        .Optional("CurrentInstanceCount", Codecs.Integer, x => x.CurrentInstanceCount, (x, v) => x.CurrentInstanceCount = v)
        .Member(
            "InstanceType", Codecs.Constant(ProductionVariantInstanceType.FindValue),
            x => x.InstanceType, (x, v) => x.InstanceType = v);
}
