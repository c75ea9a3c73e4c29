using Amazon.StandIns;

namespace Amazon.SageMaker.Model;

public class DeleteInferenceExperimentRequest : AmazonSageMakerRequest
{
    public string Name { get; set; }

    internal static readonly Shape<DeleteInferenceExperimentRequest> Shape = new Shape<DeleteInferenceExperimentRequest>()
        .Member("Name", Codecs.Text, x => x.Name, (x, v) => x.Name = v);
}
