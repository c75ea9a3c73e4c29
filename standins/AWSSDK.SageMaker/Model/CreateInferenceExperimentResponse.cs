using Amazon.Runtime;
using Amazon.StandIns;

namespace Amazon.SageMaker.Model;

public class CreateInferenceExperimentResponse : AmazonWebServiceResponse
{
    public string InferenceExperimentArn { get; set; }

    internal static readonly Shape<CreateInferenceExperimentResponse> Shape = new Shape<CreateInferenceExperimentResponse>()
        .Member("InferenceExperimentArn", Codecs.Text, x => x.InferenceExperimentArn, (x, v) => x.InferenceExperimentArn = v);
}
