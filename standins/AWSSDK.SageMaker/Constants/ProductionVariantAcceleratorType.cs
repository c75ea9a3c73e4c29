using Amazon.Runtime;

namespace Amazon.SageMaker;

public class ProductionVariantAcceleratorType(string value) : ConstantClass(value)
{
    public static readonly ProductionVariantAcceleratorType MlEia1Large = new("ml.eia1.large");
    public static readonly ProductionVariantAcceleratorType MlEia1Medium = new("ml.eia1.medium");
    public static readonly ProductionVariantAcceleratorType MlEia1Xlarge = new("ml.eia1.xlarge");
    public static readonly ProductionVariantAcceleratorType MlEia2Large = new("ml.eia2.large");
    public static readonly ProductionVariantAcceleratorType MlEia2Medium = new("ml.eia2.medium");
    public static readonly ProductionVariantAcceleratorType MlEia2Xlarge = new("ml.eia2.xlarge");

    public static implicit operator ProductionVariantAcceleratorType(string value) => FindValue(value);

    public static ProductionVariantAcceleratorType FindValue(string value) => FindValue<ProductionVariantAcceleratorType>(value);
}
