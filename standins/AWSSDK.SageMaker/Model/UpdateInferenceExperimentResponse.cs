using Amazon.Runtime;
using Amazon.StandIns;

namespace Amazon.SageMaker.Model;

public class UpdateInferenceExperimentResponse : AmazonWebServiceResponse
{
    public string InferenceExperimentArn { get; set; }

    internal static readonly Shape<UpdateInferenceExperimentResponse> Shape = new Shape<UpdateInferenceExperimentResponse>()
        .Member("InferenceExperimentArn", Codecs.Text, x => x.InferenceExperimentArn, (x, v) => x.InferenceExperimentArn = v);
}
