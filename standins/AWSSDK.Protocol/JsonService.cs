using Amazon.Runtime;
using Amazon.Runtime.Internal;

namespace Amazon.StandIns;

/// <summary>What the operations of one AWS JSON service have in common on the wire.</summary>
internal sealed record JsonService(string Name, string TargetPrefix, string ContentType, string ApiVersion, ErrorCatalog Errors)
{
    public InvokeOptions Operation<TRequest, TResponse>(string name, Shape<TRequest> request, Shape<TResponse> response)
        where TRequest : AmazonWebServiceRequest, new()
        where TResponse : AmazonWebServiceResponse, new() => new()
        {
            RequestMarshaller = new ShapeRequestMarshaller<TRequest>(this, name, request),
            ResponseUnmarshaller = new ShapeResponseUnmarshaller<TResponse>(Errors, response),
        };
}
