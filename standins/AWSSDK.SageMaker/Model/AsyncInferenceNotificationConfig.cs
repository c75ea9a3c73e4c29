using Amazon.StandIns;

namespace Amazon.SageMaker.Model;

public class AsyncInferenceNotificationConfig
{
    public string ErrorTopic { get; set; }

    public List<string> IncludeInferenceResponseIn { get; set; }

    public string SuccessTopic { get; set; }

    internal static readonly Shape<AsyncInferenceNotificationConfig> Shape = new Shape<AsyncInferenceNotificationConfig>()
        .Member("ErrorTopic", Codecs.Text, x => x.ErrorTopic, (x, v) => x.ErrorTopic = v)
        .Member(
            "IncludeInferenceResponseIn", Codecs.List(Codecs.Text),
            x => x.IncludeInferenceResponseIn, (x, v) => x.IncludeInferenceResponseIn = v)
        .Member("SuccessTopic", Codecs.Text, x => x.SuccessTopic, (x, v) => x.SuccessTopic = v);
}
