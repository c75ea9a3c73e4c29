using Amazon.Runtime;

namespace Amazon.SageMaker;

public class ProductionVariantInstanceType(string value) : ConstantClass(value)
{
    public static readonly ProductionVariantInstanceType MlC5Xlarge = new("ml.c5.xlarge");
    public static readonly ProductionVariantInstanceType MlG4dnXlarge = new("ml.g4dn.xlarge");
    public static readonly ProductionVariantInstanceType MlInf1Xlarge = new("ml.inf1.xlarge");
    public static readonly ProductionVariantInstanceType MlM52xlarge = new("ml.m5.2xlarge");
    public static readonly ProductionVariantInstanceType MlM5Large = new("ml.m5.large");
    public static readonly ProductionVariantInstanceType MlM5Xlarge = new("ml.m5.xlarge");

    public static implicit operator ProductionVariantInstanceType(string value) => FindValue(value);

    public static ProductionVariantInstanceType FindValue(string value) => FindValue<ProductionVariantInstanceType>(value);
}
