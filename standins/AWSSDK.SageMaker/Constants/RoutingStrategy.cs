using Amazon.Runtime;

namespace Amazon.SageMaker;

public class RoutingStrategy(string value) : ConstantClass(value)
{
    public static readonly RoutingStrategy LEAST_OUTSTANDING_REQUESTS = new("LEAST_OUTSTANDING_REQUESTS");
    public static readonly RoutingStrategy RANDOM = new("RANDOM");

    public static implicit operator RoutingStrategy(string value) => FindValue(value);

    public static RoutingStrategy FindValue(string value) => FindValue<RoutingStrategy>(value);
}
