using Amazon.StandIns;

namespace Amazon.SageMaker.Model;

public class InferenceSpecification
{
    public List<ModelPackageContainerDefinition> Containers { get; set; }

    public List<string> SupportedContentTypes { get; set; }

    public List<string> SupportedRealtimeInferenceInstanceTypes { get; set; }

    public List<string> SupportedResponseMIMETypes { get; set; }

    public List<string> SupportedTransformInstanceTypes { get; set; }

    internal static readonly Shape<InferenceSpecification> Shape = new Shape<InferenceSpecification>()
        .Member("Containers", Codecs.List(ModelPackageContainerDefinition.Shape), x => x.Containers, (x, v) => x.Containers = v)
        .Member("SupportedContentTypes", Codecs.List(Codecs.Text), x => x.SupportedContentTypes, (x, v) => x.SupportedContentTypes = v)
        .Member(
            "SupportedRealtimeInferenceInstanceTypes", Codecs.List(Codecs.Text),
            x => x.SupportedRealtimeInferenceInstanceTypes, (x, v) => x.SupportedRealtimeInferenceInstanceTypes = v)
        .Member(
            "SupportedResponseMIMETypes", Codecs.List(Codecs.Text),
            x => x.SupportedResponseMIMETypes, (x, v) => x.SupportedResponseMIMETypes = v)
        .Member(
            "SupportedTransformInstanceTypes", Codecs.List(Codecs.Text),
            x => x.SupportedTransformInstanceTypes, (x, v) => x.SupportedTransformInstanceTypes = v);
}
