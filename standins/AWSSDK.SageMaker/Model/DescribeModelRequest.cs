using Amazon.StandIns;

namespace Amazon.SageMaker.Model;

public class DescribeModelRequest : AmazonSageMakerRequest
{
    public string ModelName { get; set; }

    internal static readonly Shape<DescribeModelRequest> Shape = new Shape<DescribeModelRequest>()
        .Member("ModelName", Codecs.Text, x => x.ModelName, (x, v) => x.ModelName = v);
}
