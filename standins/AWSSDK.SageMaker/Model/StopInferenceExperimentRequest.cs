using Amazon.StandIns;

namespace Amazon.SageMaker.Model;

public class StopInferenceExperimentRequest : AmazonSageMakerRequest
{
    public List<ModelVariantConfig> DesiredModelVariants { get; set; }

    public InferenceExperimentStopDesiredState DesiredState { get; set; }

    public Dictionary<string, string> ModelVariantActions { get; set; }

    public string Name { get; set; }

    public string Reason { get; set; }

    internal static readonly Shape<StopInferenceExperimentRequest> Shape = new Shape<StopInferenceExperimentRequest>()
        .Member(
            "DesiredModelVariants", Codecs.List(ModelVariantConfig.Shape),
            x => x.DesiredModelVariants, (x, v) => x.DesiredModelVariants = v)
        .Member(
            "DesiredState", Codecs.Constant(InferenceExperimentStopDesiredState.FindValue),
            x => x.DesiredState, (x, v) => x.DesiredState = v)
        .Member("ModelVariantActions", Codecs.Map(Codecs.Text), x => x.ModelVariantActions, (x, v) => x.ModelVariantActions = v)
        .Member("Name", Codecs.Text, x => x.Name, (x, v) => x.Name = v)
        .Member("Reason", Codecs.Text, x => x.Reason, (x, v) => x.Reason = v);
}
