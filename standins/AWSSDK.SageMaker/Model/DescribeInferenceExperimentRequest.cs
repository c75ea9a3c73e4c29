using Amazon.StandIns;

namespace Amazon.SageMaker.Model;

public class DescribeInferenceExperimentRequest : AmazonSageMakerRequest
{
    public string Name { get; set; }

    internal static readonly Shape<DescribeInferenceExperimentRequest> Shape = new Shape<DescribeInferenceExperimentRequest>()
        .Member("Name", Codecs.Text, x => x.Name, (x, v) => x.Name = v);
}
