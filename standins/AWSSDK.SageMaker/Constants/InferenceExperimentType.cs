using Amazon.Runtime;

namespace Amazon.SageMaker;

public class InferenceExperimentType(string value) : ConstantClass(value)
{
    public static readonly InferenceExperimentType ShadowMode = new("ShadowMode");

    public static implicit operator InferenceExperimentType(string value) => FindValue(value);

    public static InferenceExperimentType FindValue(string value) => FindValue<InferenceExperimentType>(value);
}
