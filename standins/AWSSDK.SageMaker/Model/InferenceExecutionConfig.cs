using Amazon.StandIns;

namespace Amazon.SageMaker.Model;

public class InferenceExecutionConfig
{
    public InferenceExecutionMode Mode { get; set; }

    internal static readonly Shape<InferenceExecutionConfig> Shape = new Shape<InferenceExecutionConfig>()
        .Member("Mode", Codecs.Constant(InferenceExecutionMode.FindValue), x => x.Mode, (x, v) => x.Mode = v);
}
