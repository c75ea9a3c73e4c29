using Amazon.Runtime;

namespace Amazon.SageMaker;

public class ModelCompressionType(string value) : ConstantClass(value)
{
    public static readonly ModelCompressionType Gzip = new("Gzip");
    public static readonly ModelCompressionType None = new("None");

    public static implicit operator ModelCompressionType(string value) => FindValue(value);

    public static ModelCompressionType FindValue(string value) => FindValue<ModelCompressionType>(value);
}
