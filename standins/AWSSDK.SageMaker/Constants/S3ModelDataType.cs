using Amazon.Runtime;

namespace Amazon.SageMaker;

public class S3ModelDataType(string value) : ConstantClass(value)
{
    public static readonly S3ModelDataType S3Object = new("S3Object");
    public static readonly S3ModelDataType S3Prefix = new("S3Prefix");

    public static implicit operator S3ModelDataType(string value) => FindValue(value);

    public static S3ModelDataType FindValue(string value) => FindValue<S3ModelDataType>(value);
}
