using Amazon.StandIns;

namespace Amazon.SageMaker.Model;

public class DescribeEndpointConfigRequest : AmazonSageMakerRequest
{
    public string EndpointConfigName { get; set; }

    internal static readonly Shape<DescribeEndpointConfigRequest> Shape = new Shape<DescribeEndpointConfigRequest>()
        .Member("EndpointConfigName", Codecs.Text, x => x.EndpointConfigName, (x, v) => x.EndpointConfigName = v);
}
