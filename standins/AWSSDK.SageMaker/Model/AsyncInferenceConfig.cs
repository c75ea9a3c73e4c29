using Amazon.StandIns;

namespace Amazon.SageMaker.Model;

public class AsyncInferenceConfig
{
    public AsyncInferenceClientConfig ClientConfig { get; set; }

    public AsyncInferenceOutputConfig OutputConfig { get; set; }

    internal static readonly Shape<AsyncInferenceConfig> Shape = new Shape<AsyncInferenceConfig>()
        .Member("ClientConfig", AsyncInferenceClientConfig.Shape, x => x.ClientConfig, (x, v) => x.ClientConfig = v)
        .Member("OutputConfig", AsyncInferenceOutputConfig.Shape, x => x.OutputConfig, (x, v) => x.OutputConfig = v);
}
