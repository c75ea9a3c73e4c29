using Amazon.Runtime;

namespace Amazon.SageMaker;

public class InferenceExecutionMode(string value) : ConstantClass(value)
{
    public static readonly InferenceExecutionMode Direct = new("Direct");
    public static readonly InferenceExecutionMode Serial = new("Serial");

    public static implicit operator InferenceExecutionMode(string value) => FindValue(value);

    public static InferenceExecutionMode FindValue(string value) => FindValue<InferenceExecutionMode>(value);
}
