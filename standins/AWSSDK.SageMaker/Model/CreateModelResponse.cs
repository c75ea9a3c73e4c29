using Amazon.Runtime;
using Amazon.StandIns;

namespace Amazon.SageMaker.Model;

public class CreateModelResponse : AmazonWebServiceResponse
{
    public string ModelArn { get; set; }

    internal static readonly Shape<CreateModelResponse> Shape = new Shape<CreateModelResponse>()
        .Member("ModelArn", Codecs.Text, x => x.ModelArn, (x, v) => x.ModelArn = v);
}
