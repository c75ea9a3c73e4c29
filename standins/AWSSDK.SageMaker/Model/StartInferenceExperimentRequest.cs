using Amazon.StandIns;

namespace Amazon.SageMaker.Model;

public class StartInferenceExperimentRequest : AmazonSageMakerRequest
{
    public string Name { get; set; }

    internal static readonly Shape<StartInferenceExperimentRequest> Shape = new Shape<StartInferenceExperimentRequest>()
        .Member("Name", Codecs.Text, x => x.Name, (x, v) => x.Name = v);
}
