using Amazon.Runtime;

namespace Amazon.SageMaker;

public class ModelVariantStatus(string value) : ConstantClass(value)
{
    public static readonly ModelVariantStatus Creating = new("Creating");
    public static readonly ModelVariantStatus Deleted = new("Deleted");
    public static readonly ModelVariantStatus Deleting = new("Deleting");
    public static readonly ModelVariantStatus InService = new("InService");
    public static readonly ModelVariantStatus Updating = new("Updating");

    public static implicit operator ModelVariantStatus(string value) => FindValue(value);

    public static ModelVariantStatus FindValue(string value) => FindValue<ModelVariantStatus>(value);
}
