using Amazon.StandIns;

namespace Amazon.SageMaker.Model;

public class InstancePool
{
    public ProductionVariantInstanceType InstanceType { get; set; }

    public string ModelNameOverride { get; set; }

    public int? Priority { get; set; }

    internal static readonly Shape<InstancePool> Shape = new Shape<InstancePool>()
        .Member(
            "InstanceType", Codecs.Constant(ProductionVariantInstanceType.FindValue),
            x => x.InstanceType, (x, v) => x.InstanceType = v)
        .Member("ModelNameOverride", Codecs.Text, x => x.ModelNameOverride, (x, v) => x.ModelNameOverride = v)
        .Optional("Priority", Codecs.Integer, x => x.Priority, (x, v) => x.Priority = v);
}
