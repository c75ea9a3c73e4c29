using Amazon.Runtime;
using Amazon.StandIns;

namespace Amazon.SageMaker.Model;

public class DeleteInferenceExperimentResponse : AmazonWebServiceResponse
{
    public string InferenceExperimentArn { get; set; }

    internal static readonly Shape<DeleteInferenceExperimentResponse> Shape = new Shape<DeleteInferenceExperimentResponse>()
        .Member("InferenceExperimentArn", Codecs.Text, x => x.InferenceExperimentArn, (x, v) => x.InferenceExperimentArn = v);
}
