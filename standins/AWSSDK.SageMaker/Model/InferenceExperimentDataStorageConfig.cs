using Amazon.StandIns;

namespace Amazon.SageMaker.Model;

public class InferenceExperimentDataStorageConfig
{
    public CaptureContentTypeHeader ContentType { get; set; }

    public string Destination { get; set; }

    public string KmsKey { get; set; }

    internal static readonly Shape<InferenceExperimentDataStorageConfig> Shape = new Shape<InferenceExperimentDataStorageConfig>()
        .Member("ContentType", CaptureContentTypeHeader.Shape, x => x.ContentType, (x, v) => x.ContentType = v)
        .Member("Destination", Codecs.Text, x => x.Destination, (x, v) => x.Destination = v)
        .Member("KmsKey", Codecs.Text, x => x.KmsKey, (x, v) => x.KmsKey = v);
}
