using Amazon.Runtime;

namespace Amazon.SageMaker;

public class ModelPackageSortBy(string value) : ConstantClass(value)
{
    public static readonly ModelPackageSortBy CreationTime = new("CreationTime");
    public static readonly ModelPackageSortBy Name = new("Name");

    public static implicit operator ModelPackageSortBy(string value) => FindValue(value);

    public static ModelPackageSortBy FindValue(string value) => FindValue<ModelPackageSortBy>(value);
}
