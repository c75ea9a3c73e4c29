using Microsoft.AspNetCore.Http;
using ShadowPipeline.Local.Access;
using ShadowPipeline.Local.Hosting.Protocols;

namespace ShadowPipeline.Local.Hosting;

/// <summary>The services whose operations are the same in every protocol: the protocol is the caller's choice, request by request.</summary>
internal sealed class ProtocolServices(IEnumerable<IAwsService> services) : IRestService
{
    private readonly ServiceDirectory _directory = new(services);

    // The last one takes what no other claims.
    private readonly IReadOnlyList<IWireProtocol> _protocols = [new CborProtocol(), new QueryProtocol(), new JsonProtocol()];

    /// <inheritdoc/>
    public string SigningName => "";

    /// <summary>Twice the largest request that any of the services takes (Step Functions: 1 MB), with room for JSON escapes.</summary>
    public long MaxBodyBytes => 4 * 1024 * 1024;

    /// <inheritdoc/>
    public string NameOf(HttpContext context) =>
        CallOf(context) is { } call ? $"{call.Service.TargetPrefix}.{call.Operation} ({ProtocolOf(context.Request).Name})" : $"{context.Request.Method} {context.Request.Path}";

    /// <inheritdoc/>
    public async Task HandleAsync(HttpContext context, string requestId)
    {
        if (context.Request.Headers.ContentEncoding is { Count: > 0 } encoding)
        {
            throw new AwsServiceException("SerializationException", $"The content encoding '{encoding}' is not served here.", 415);
        }

        var protocol = ProtocolOf(context.Request);
        var body = ((MemoryStream)context.Request.Body).ToArray();
        var call = protocol.Read(context.Request, body, _directory);
        context.Items[typeof(ServiceCall)] = call;
        var answer = await call.Service.InvokeAsync(call.Operation, call.Request, context.RequestAborted);
        await protocol.WriteAsync(context, call, answer, requestId);
    }

    /// <inheritdoc/>
    public Task RefuseAsync(HttpContext context, AwsServiceException error, string requestId)
    {
        var protocol = ProtocolOf(context.Request);
        var call = CallOf(context) ?? (AccessDenial.IsOne(error) ? Read(protocol, context) : null);
        return protocol.WriteErrorAsync(context, call, error, requestId);
    }

    // A denial comes before the request is read, and its service's words all the same: who is denied something is known to the service.
    private ServiceCall? Read(IWireProtocol protocol, HttpContext context)
    {
        try
        {
            return protocol.Read(context.Request, ((MemoryStream)context.Request.Body).ToArray(), _directory);
        }
        catch (AwsServiceException)
        {
            return null;
        }
    }

    private static ServiceCall? CallOf(HttpContext context) => context.Items[typeof(ServiceCall)] as ServiceCall;

    private IWireProtocol ProtocolOf(HttpRequest request) => _protocols.First(protocol => protocol.Speaks(request));
}
