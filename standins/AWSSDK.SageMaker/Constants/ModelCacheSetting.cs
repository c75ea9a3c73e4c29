using Amazon.Runtime;

namespace Amazon.SageMaker;

public class ModelCacheSetting(string value) : ConstantClass(value)
{
    public static readonly ModelCacheSetting Disabled = new("Disabled");
    public static readonly ModelCacheSetting Enabled = new("Enabled");

    public static implicit operator ModelCacheSetting(string value) => FindValue(value);

    public static ModelCacheSetting FindValue(string value) => FindValue<ModelCacheSetting>(value);
}
