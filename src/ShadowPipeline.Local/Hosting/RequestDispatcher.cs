using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Http;

namespace ShadowPipeline.Local.Hosting;

/// <summary>
/// The AWS JSON protocols 1.0 and 1.1 over HTTP: finds the service by <c>X-Amz-Target</c>, writes answers and errors as AWS does. What is
/// signed for a service with a protocol of its own goes there.
/// </summary>
internal sealed partial class RequestDispatcher
{
    private const string JsonOne = "application/x-amz-json-1.0";
    private const string JsonOneOne = "application/x-amz-json-1.1";

    private static readonly JsonDocumentOptions _strict = new() { AllowDuplicateProperties = false };

    private readonly Dictionary<string, IAwsService> _services;
    private readonly Dictionary<string, IRestService> _restServices;
    private int _requests;

    public RequestDispatcher(IEnumerable<IAwsService> services, IEnumerable<IRestService> restServices)
    {
        _services = services.ToDictionary(service => service.TargetPrefix, StringComparer.Ordinal);
        _restServices = restServices.ToDictionary(service => service.SigningName, StringComparer.Ordinal);
    }

    /// <summary>Answers one HTTP request.</summary>
    public async Task HandleAsync(HttpContext context)
    {
        var requestId = string.Create(CultureInfo.InvariantCulture, $"local-{Interlocked.Increment(ref _requests):D8}");
        if (_restServices.TryGetValue(SigningNameOf(context.Request), out var restService))
        {
            await restService.HandleAsync(context, requestId);
            return;
        }

        context.Response.Headers["x-amzn-requestid"] = requestId;
        try
        {
            var mediaType = MediaTypeOf(context.Request);
            context.Response.ContentType = mediaType;
            var answer = await InvokeAsync(context.Request, context.RequestAborted);
            await WriteAsync(context.Response, answer);
        }
        catch (AwsServiceException exception)
        {
            await WriteErrorAsync(context.Response, exception.StatusCode, exception.Code, exception.Message);
        }
        catch (BadHttpRequestException exception)
        {
            await WriteErrorAsync(context.Response, exception.StatusCode, "RequestEntityTooLarge", exception.Message);
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            // A defect of the local service must be seen by the caller, as AWS shows its own: a 500 that names it.
            await WriteErrorAsync(context.Response, 500, "InternalFailure", $"{exception.GetType().Name}: {exception.Message}");
        }
    }

    private async Task<JsonObject> InvokeAsync(HttpRequest request, CancellationToken cancellationToken)
    {
        if (!HttpMethods.IsPost(request.Method))
        {
            throw new AwsServiceException("UnknownOperationException", $"Only POST is served here, not {request.Method}.", 405);
        }

        var target = request.Headers["X-Amz-Target"].ToString();
        var dot = target.LastIndexOf('.');
        if (dot <= 0 || dot == target.Length - 1 || !_services.TryGetValue(target[..dot], out var service))
        {
            throw new AwsServiceException(
                "UnknownOperationException",
                $"The target '{target}' is not served here; services: {string.Join(", ", _services.Keys.Order(StringComparer.Ordinal))}.");
        }

        var body = await ReadAsync(request, cancellationToken);
        return await service.InvokeAsync(target[(dot + 1)..], body, cancellationToken);
    }

    // Credential=<access key>/<date>/<region>/<service>/aws4_request
    private static string SigningNameOf(HttpRequest request) => CredentialScope().Match(request.Headers.Authorization.ToString()).Groups[1].Value;

    [GeneratedRegex("Credential=[^/,]+/[0-9]{8}/[^/,]+/([^/,]+)/aws4_request")]
    private static partial Regex CredentialScope();

    private static string MediaTypeOf(HttpRequest request)
    {
        var text = request.ContentType;
        if (!HttpMethods.IsPost(request.Method) || string.IsNullOrEmpty(text))
        {
            return JsonOneOne;
        }

        var mediaType = text.Split(';')[0].Trim();
        return mediaType switch
        {
            JsonOne => JsonOne,
            JsonOneOne => JsonOneOne,
            _ => throw new AwsServiceException(
                "SerializationException", $"The content type '{mediaType}' is not {JsonOne} or {JsonOneOne}.", 415),
        };
    }

    private static async Task<JsonObject> ReadAsync(HttpRequest request, CancellationToken cancellationToken)
    {
        using var buffer = new MemoryStream();
        await request.Body.CopyToAsync(buffer, cancellationToken);
        if (buffer.Length == 0)
        {
            return [];
        }

        try
        {
            return JsonNode.Parse(buffer.GetBuffer().AsSpan(0, (int)buffer.Length), documentOptions: _strict) as JsonObject
                ?? throw new AwsServiceException("SerializationException", "The request body is not a JSON object.");
        }
        catch (JsonException exception)
        {
            throw new AwsServiceException("SerializationException", $"The request body is not JSON: {exception.Message}");
        }
    }

    private static Task WriteErrorAsync(HttpResponse response, int status, string code, string message)
    {
        response.StatusCode = status;
        response.ContentType ??= JsonOneOne;
        response.Headers["x-amzn-errortype"] = code;
        return WriteAsync(response, new JsonObject { ["__type"] = code, ["message"] = message });
    }

    private static async Task WriteAsync(HttpResponse response, JsonObject body)
    {
        using var buffer = new MemoryStream();
        await using (var writer = new Utf8JsonWriter(buffer))
        {
            body.WriteTo(writer);
        }

        response.ContentLength = buffer.Length;
        await response.Body.WriteAsync(buffer.GetBuffer().AsMemory(0, (int)buffer.Length));
    }
}
