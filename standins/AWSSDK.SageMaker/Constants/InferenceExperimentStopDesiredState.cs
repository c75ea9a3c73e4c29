using Amazon.Runtime;

namespace Amazon.SageMaker;

public class InferenceExperimentStopDesiredState(string value) : ConstantClass(value)
{
    public static readonly InferenceExperimentStopDesiredState Cancelled = new("Cancelled");
    public static readonly InferenceExperimentStopDesiredState Completed = new("Completed");

    public static implicit operator InferenceExperimentStopDesiredState(string value) => FindValue(value);

    public static InferenceExperimentStopDesiredState FindValue(string value) => FindValue<InferenceExperimentStopDesiredState>(value);
}
