using Amazon.StandIns;

namespace Amazon.SageMaker.Model;

public class DescribeEndpointRequest : AmazonSageMakerRequest
{
    public string EndpointName { get; set; }

    internal static readonly Shape<DescribeEndpointRequest> Shape = new Shape<DescribeEndpointRequest>()
        .Member("EndpointName", Codecs.Text, x => x.EndpointName, (x, v) => x.EndpointName = v);
}
