using Amazon.Runtime;

namespace Amazon.SageMaker;

public class SortInferenceExperimentsBy(string value) : ConstantClass(value)
{
    public static readonly SortInferenceExperimentsBy CreationTime = new("CreationTime");
    public static readonly SortInferenceExperimentsBy Name = new("Name");
    public static readonly SortInferenceExperimentsBy Status = new("Status");

    public static implicit operator SortInferenceExperimentsBy(string value) => FindValue(value);

    public static SortInferenceExperimentsBy FindValue(string value) => FindValue<SortInferenceExperimentsBy>(value);
}
