using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;

namespace ShadowPipeline.Local.Hosting.Protocols;

/// <summary>AWS JSON 1.0 and 1.1: the operation is in <c>X-Amz-Target</c>. Also answers what no protocol claims.</summary>
internal sealed class JsonProtocol : IWireProtocol
{
    private const string JsonOne = "application/x-amz-json-1.0";
    private const string JsonOneOne = "application/x-amz-json-1.1";

    /// <inheritdoc/>
    public string Name => "json";

    /// <inheritdoc/>
    public bool Speaks(HttpRequest request) => true;

    /// <inheritdoc/>
    public ServiceCall Read(HttpRequest request, ReadOnlyMemory<byte> body, ServiceDirectory services)
    {
        if (!HttpMethods.IsPost(request.Method))
        {
            throw new AwsServiceException("UnknownOperationException", $"Only POST is served here, not {request.Method}.", 405);
        }

        var mediaType = MediaTypeOf(request);
        if (mediaType is not (null or JsonOne or JsonOneOne))
        {
            throw new AwsServiceException(
                "SerializationException", $"The content type '{mediaType}' is not {JsonOne} or {JsonOneOne}.", 415);
        }

        var target = request.Headers["X-Amz-Target"].ToString();
        var dot = target.LastIndexOf('.');
        if (dot <= 0 || dot == target.Length - 1 || services.Find(target[..dot]) is not { } service)
        {
            throw new AwsServiceException(
                "UnknownOperationException", $"The target '{target}' is not served here; services: {services.Names}.");
        }

        return new ServiceCall(service, target[(dot + 1)..], RequestJson.Parse(body.Span));
    }

    /// <inheritdoc/>
    public Task WriteAsync(HttpContext context, ServiceCall call, JsonObject answer, string requestId) =>
        WriteAsync(context, answer, requestId);

    /// <inheritdoc/>
    public Task WriteErrorAsync(HttpContext context, ServiceCall? call, AwsServiceException error, string requestId)
    {
        context.Response.StatusCode = error.StatusCode;
        context.Response.Headers["x-amzn-errortype"] = error.Code;
        QueryError.WriteHeader(context.Response, call, error);
        return WriteAsync(context, new JsonObject { ["__type"] = error.Code, ["message"] = error.Message }, requestId);
    }

    private static string? MediaTypeOf(HttpRequest request) =>
        string.IsNullOrEmpty(request.ContentType) ? null : request.ContentType.Split(';')[0].Trim();

    private static async Task WriteAsync(HttpContext context, JsonObject body, string requestId)
    {
        using var buffer = new MemoryStream();
        await using (var writer = new Utf8JsonWriter(buffer))
        {
            body.WriteTo(writer);
        }

        var response = context.Response;
        response.Headers["x-amzn-requestid"] = requestId;
        response.ContentType = MediaTypeOf(context.Request) == JsonOne ? JsonOne : JsonOneOne;
        response.ContentLength = buffer.Length;
        await response.Body.WriteAsync(buffer.GetBuffer().AsMemory(0, (int)buffer.Length));
    }
}
