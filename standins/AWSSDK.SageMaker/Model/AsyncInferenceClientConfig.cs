using Amazon.StandIns;

namespace Amazon.SageMaker.Model;

public class AsyncInferenceClientConfig
{
    public int? MaxConcurrentInvocationsPerInstance { get; set; }

    internal static readonly Shape<AsyncInferenceClientConfig> Shape = new Shape<AsyncInferenceClientConfig>()
        .Optional(
            "MaxConcurrentInvocationsPerInstance", Codecs.Integer,
            x => x.MaxConcurrentInvocationsPerInstance, (x, v) => x.MaxConcurrentInvocationsPerInstance = v);
}
