using System.Formats.Cbor;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Http;

namespace ShadowPipeline.Local.Hosting.Protocols;

/// <summary>Smithy RPC v2 CBOR: the operation is in the path, bodies are CBOR.</summary>
internal sealed partial class CborProtocol : IWireProtocol
{
    private const string ProtocolName = "rpc-v2-cbor";
    private const string Cbor = "application/cbor";
    private const string Header = "smithy-protocol";

    /// <inheritdoc/>
    public string Name => ProtocolName;

    /// <inheritdoc/>
    public bool Speaks(HttpRequest request) => request.Headers.ContainsKey(Header) || request.Path.StartsWithSegments("/service");

    /// <inheritdoc/>
    public ServiceCall Read(HttpRequest request, ReadOnlyMemory<byte> body, ServiceDirectory services)
    {
        if (request.Headers[Header] != ProtocolName)
        {
            throw new AwsServiceException("UnknownOperationException", $"The header {Header} is '{request.Headers[Header]}', not {ProtocolName}.");
        }

        if (!HttpMethods.IsPost(request.Method))
        {
            throw new AwsServiceException("UnknownOperationException", $"Only POST is served here, not {request.Method}.", 405);
        }

        var path = Operation().Match(request.Path.Value ?? "");
        if (!path.Success || services.Find(path.Groups["service"].Value) is not IModelledService service)
        {
            throw new AwsServiceException("UnknownOperationException", $"The path '{request.Path}' is not served here in {ProtocolName}.");
        }

        var operation = path.Groups["operation"].Value;
        var shapes = service.ShapesOf(operation)
            ?? throw new AwsServiceException("UnknownOperationException", $"{service.TargetPrefix}.{operation} is not served here.");
        if (!body.IsEmpty && request.ContentType != Cbor)
        {
            throw new AwsServiceException("SerializationException", $"The content type '{request.ContentType}' is not {Cbor}.", 415);
        }

        return new ServiceCall(service, operation, RequestJson.Parse(CborDecoder.Decode(body, shapes.Input)));
    }

    /// <inheritdoc/>
    public Task WriteAsync(HttpContext context, ServiceCall call, JsonObject answer, string requestId) =>
        WriteAsync(context, CborEncoder.Encode(answer, ((IModelledService)call.Service).ShapesOf(call.Operation)!.Output), requestId);

    /// <inheritdoc/>
    public Task WriteErrorAsync(HttpContext context, ServiceCall? call, AwsServiceException error, string requestId)
    {
        var writer = new CborWriter();
        writer.WriteStartMap(2);
        writer.WriteTextString("__type");
        writer.WriteTextString(call?.Service is IModelledService service ? $"{service.ModelNamespace}#{error.Code}" : error.Code);
        writer.WriteTextString("message");
        writer.WriteTextString(error.Message);
        writer.WriteEndMap();
        context.Response.StatusCode = error.StatusCode;
        QueryError.WriteHeader(context.Response, call, error);
        return WriteAsync(context, writer.Encode(), requestId);
    }

    private static async Task WriteAsync(HttpContext context, byte[] body, string requestId)
    {
        var response = context.Response;
        response.Headers["x-amzn-requestid"] = requestId;
        response.Headers[Header] = ProtocolName;
        response.ContentType = Cbor;
        response.ContentLength = body.Length;
        await response.Body.WriteAsync(body);
    }

    [GeneratedRegex(@"\A/service/(?<service>[^/]+)/operation/(?<operation>[^/]+)\z")]
    private static partial Regex Operation();
}
