using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Extensions;
using ShadowPipeline.Local.Hosting;

namespace ShadowPipeline.Local.DynamoDb;

/// <summary>DynamoDB at the one address of local AWS: requests and answers pass unchanged between the caller and the engine.</summary>
internal sealed class DynamoDbForwarder(Uri engine) : IRestService, IDisposable
{
    private const string JsonOne = "application/x-amz-json-1.0";

    // What belongs to one connection, not to the message on it.
    private static readonly string[] _hopByHop = ["Connection", "Keep-Alive", "Transfer-Encoding", "Upgrade", "TE", "Trailer", "Expect", "Content-Length"];

    private readonly HttpMessageInvoker _http = new(new SocketsHttpHandler { UseProxy = false, AllowAutoRedirect = false, UseCookies = false });

    /// <inheritdoc/>
    public string SigningName => "dynamodb";

    /// <inheritdoc/>
    public string? TargetPrefix => "DynamoDB_20120810";

    /// <summary>DynamoDB's own limit.</summary>
    public long MaxBodyBytes => 16 * 1024 * 1024;

    /// <inheritdoc/>
    public string NameOf(HttpContext context) => $"DynamoDB.{context.Request.Headers["X-Amz-Target"].ToString().Split('.')[^1]}";

    /// <inheritdoc/>
    public async Task HandleAsync(HttpContext context, string requestId)
    {
        using var request = RequestOf(context.Request);
        using var answer = await SendAsync(request, context.RequestAborted);
        context.Response.StatusCode = (int)answer.StatusCode;
        foreach (var (name, values) in answer.Headers.NonValidated.Concat(answer.Content.Headers.NonValidated).Where(header => !IsHopByHop(header.Key)))
        {
            context.Response.Headers[name] = values.ToArray();
        }

        var body = await answer.Content.ReadAsByteArrayAsync(context.RequestAborted);
        context.Response.ContentLength = body.Length;
        await context.Response.Body.WriteAsync(body);
    }

    /// <inheritdoc/>
    public async Task RefuseAsync(HttpContext context, AwsServiceException error, string requestId)
    {
        var body = new JsonObject { ["__type"] = $"com.amazon.coral.service#{error.Code}", ["message"] = error.Message }.ToJsonString();
        context.Response.StatusCode = error.StatusCode;
        context.Response.Headers["x-amzn-requestid"] = requestId;
        context.Response.ContentType = JsonOne;
        await context.Response.WriteAsync(body);
    }

    public void Dispose() => _http.Dispose();

    private HttpRequestMessage RequestOf(HttpRequest from)
    {
        var to = new HttpRequestMessage(new HttpMethod(from.Method), new Uri(engine, from.GetEncodedPathAndQuery()))
        {
            Content = new StreamContent(from.Body),
        };
        foreach (var (name, values) in from.Headers.Where(header => !IsHopByHop(header.Key)))
        {
            if (!to.Headers.TryAddWithoutValidation(name, values.ToArray()))
            {
                to.Content.Headers.TryAddWithoutValidation(name, values.ToArray());
            }
        }

        return to;
    }

    private async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        try
        {
            return await _http.SendAsync(request, cancellationToken);
        }
        catch (HttpRequestException exception)
        {
            throw new AwsServiceException("ServiceUnavailable", $"The DynamoDB engine at {engine} does not answer: {exception.Message}", 503);
        }
    }

    private static bool IsHopByHop(string name) => _hopByHop.Contains(name, StringComparer.OrdinalIgnoreCase);
}
