using Amazon.Runtime;
using Amazon.StandIns;

namespace Amazon.SageMaker.Model;

public class StartInferenceExperimentResponse : AmazonWebServiceResponse
{
    public string InferenceExperimentArn { get; set; }

    internal static readonly Shape<StartInferenceExperimentResponse> Shape = new Shape<StartInferenceExperimentResponse>()
        .Member("InferenceExperimentArn", Codecs.Text, x => x.InferenceExperimentArn, (x, v) => x.InferenceExperimentArn = v);
}
