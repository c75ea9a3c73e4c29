using Amazon.Runtime;

namespace Amazon.SageMaker;

public class SkipModelValidation(string value) : ConstantClass(value)
{
    public static readonly SkipModelValidation All = new("All");
    public static readonly SkipModelValidation None = new("None");

    public static implicit operator SkipModelValidation(string value) => FindValue(value);

    public static SkipModelValidation FindValue(string value) => FindValue<SkipModelValidation>(value);
}
