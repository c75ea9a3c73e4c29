using Amazon.StandIns;

namespace Amazon.SageMaker.Model;

public class AsyncInferenceOutputConfig
{
    public string KmsKeyId { get; set; }

    public AsyncInferenceNotificationConfig NotificationConfig { get; set; }

    public string S3FailurePath { get; set; }

    public string S3OutputPath { get; set; }

    internal static readonly Shape<AsyncInferenceOutputConfig> Shape = new Shape<AsyncInferenceOutputConfig>()
        .Member("KmsKeyId", Codecs.Text, x => x.KmsKeyId, (x, v) => x.KmsKeyId = v)
        .Member(
            "NotificationConfig", AsyncInferenceNotificationConfig.Shape,
            x => x.NotificationConfig, (x, v) => x.NotificationConfig = v)
        .Member("S3FailurePath", Codecs.Text, x => x.S3FailurePath, (x, v) => x.S3FailurePath = v)
        .Member("S3OutputPath", Codecs.Text, x => x.S3OutputPath, (x, v) => x.S3OutputPath = v);
}
