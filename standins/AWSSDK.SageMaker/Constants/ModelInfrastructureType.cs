using Amazon.Runtime;

namespace Amazon.SageMaker;

public class ModelInfrastructureType(string value) : ConstantClass(value)
{
    public static readonly ModelInfrastructureType RealTimeInference = new("RealTimeInference");

    public static implicit operator ModelInfrastructureType(string value) => FindValue(value);

    public static ModelInfrastructureType FindValue(string value) => FindValue<ModelInfrastructureType>(value);
}
