using Amazon.StandIns;

namespace Amazon.SageMaker.Model;

public class ProductionVariantManagedInstanceScaling
{
    public int? MaxInstanceCount { get; set; }

    public int? MinInstanceCount { get; set; }

    public ManagedInstanceScalingStatus Status { get; set; }

    internal static readonly Shape<ProductionVariantManagedInstanceScaling> Shape = new Shape<ProductionVariantManagedInstanceScaling>()
        .Optional("MaxInstanceCount", Codecs.Integer, x => x.MaxInstanceCount, (x, v) => x.MaxInstanceCount = v)
        .Optional("MinInstanceCount", Codecs.Integer, x => x.MinInstanceCount, (x, v) => x.MinInstanceCount = v)
        .Member("Status", Codecs.Constant(ManagedInstanceScalingStatus.FindValue), x => x.Status, (x, v) => x.Status = v);
}
