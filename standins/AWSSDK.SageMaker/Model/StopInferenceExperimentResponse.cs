using Amazon.Runtime;
using Amazon.StandIns;

namespace Amazon.SageMaker.Model;

public class StopInferenceExperimentResponse : AmazonWebServiceResponse
{
    public string InferenceExperimentArn { get; set; }

    internal static readonly Shape<StopInferenceExperimentResponse> Shape = new Shape<StopInferenceExperimentResponse>()
        .Member("InferenceExperimentArn", Codecs.Text, x => x.InferenceExperimentArn, (x, v) => x.InferenceExperimentArn = v);
}
