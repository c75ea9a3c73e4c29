using Amazon.Runtime;

namespace Amazon.SageMaker;

public class InferenceExperimentStatus(string value) : ConstantClass(value)
{
    public static readonly InferenceExperimentStatus Cancelled = new("Cancelled");
    public static readonly InferenceExperimentStatus Completed = new("Completed");
    public static readonly InferenceExperimentStatus Created = new("Created");
    public static readonly InferenceExperimentStatus Creating = new("Creating");
    public static readonly InferenceExperimentStatus Running = new("Running");
    public static readonly InferenceExperimentStatus Starting = new("Starting");
    public static readonly InferenceExperimentStatus Stopping = new("Stopping");
    public static readonly InferenceExperimentStatus Updating = new("Updating");

    public static implicit operator InferenceExperimentStatus(string value) => FindValue(value);

    public static InferenceExperimentStatus FindValue(string value) => FindValue<InferenceExperimentStatus>(value);
}
