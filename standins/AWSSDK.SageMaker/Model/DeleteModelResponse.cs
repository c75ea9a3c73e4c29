using Amazon.Runtime;
using Amazon.StandIns;

namespace Amazon.SageMaker.Model;

public class DeleteModelResponse : AmazonWebServiceResponse
{
    internal static readonly Shape<DeleteModelResponse> Shape = new();
}
