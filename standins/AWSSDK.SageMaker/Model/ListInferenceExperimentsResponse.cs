using Amazon.Runtime;
using Amazon.StandIns;

namespace Amazon.SageMaker.Model;

public class ListInferenceExperimentsResponse : AmazonWebServiceResponse
{
    public List<InferenceExperimentSummary> InferenceExperiments { get; set; }

    public string NextToken { get; set; }

    internal static readonly Shape<ListInferenceExperimentsResponse> Shape = new Shape<ListInferenceExperimentsResponse>()
        .Member(
            "InferenceExperiments", Codecs.List(InferenceExperimentSummary.Shape),
            x => x.InferenceExperiments, (x, v) => x.InferenceExperiments = v)
        .Member("NextToken", Codecs.Text, x => x.NextToken, (x, v) => x.NextToken = v);
}
