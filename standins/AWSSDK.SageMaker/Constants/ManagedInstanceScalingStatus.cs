using Amazon.Runtime;

namespace Amazon.SageMaker;

public class ManagedInstanceScalingStatus(string value) : ConstantClass(value)
{
    public static readonly ManagedInstanceScalingStatus DISABLED = new("DISABLED");
    public static readonly ManagedInstanceScalingStatus ENABLED = new("ENABLED");

    public static implicit operator ManagedInstanceScalingStatus(string value) => FindValue(value);

    public static ManagedInstanceScalingStatus FindValue(string value) => FindValue<ManagedInstanceScalingStatus>(value);
}
