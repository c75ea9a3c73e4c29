#nullable enable
using System.Globalization;
using System.Net.Http.Headers;
using Amazon.Lambda.RuntimeSupport.Contexts;

namespace Amazon.Lambda.RuntimeSupport.Client;

/// <summary>The Lambda runtime API, version 2018-06-01: https://docs.aws.amazon.com/lambda/latest/dg/runtimes-api.html.</summary>
internal sealed class RuntimeApi(HttpClient http, string hostAndPort, TimeProvider time)
{
    private readonly string _root = $"http://{hostAndPort}/2018-06-01/runtime";

    /// <summary>Waits for the next invocation, as long as it takes.</summary>
    public async Task<InvocationRequest> NextAsync(CancellationToken cancellation)
    {
        using var response = await http.GetAsync($"{_root}/invocation/next", HttpCompletionOption.ResponseContentRead, cancellation);
        await RefuseFailureAsync(response, "next invocation", cancellation);

        var headers = InvocationHeaders.From(response.Headers);
        Environment.SetEnvironmentVariable(Variables.TraceId, headers.TraceId);

        var input = new MemoryStream(await response.Content.ReadAsByteArrayAsync(cancellation), writable: false);
        return new InvocationRequest(input, new LambdaContext(headers, time));
    }

    public Task RespondAsync(string requestId, Stream? output, CancellationToken cancellation)
    {
        HttpContent content = output is null ? new ByteArrayContent([]) : new StreamContent(output);
        content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
        return PostAsync($"invocation/{requestId}/response", content, null, cancellation);
    }

    public Task ReportInvocationErrorAsync(string requestId, Exception exception, CancellationToken cancellation) =>
        ReportAsync($"invocation/{requestId}/error", exception, cancellation);

    public Task ReportInitErrorAsync(Exception exception, CancellationToken cancellation) =>
        ReportAsync("init/error", exception, cancellation);

    private Task ReportAsync(string path, Exception exception, CancellationToken cancellation)
    {
        var cause = ErrorReport.CauseOf(exception);
        var content = new ByteArrayContent(ErrorReport.Write(cause));
        content.Headers.ContentType = new MediaTypeHeaderValue("application/vnd.aws.lambda.error+json");
        return PostAsync(path, content, cause.GetType().Name, cancellation);
    }

    private async Task PostAsync(string path, HttpContent content, string? errorType, CancellationToken cancellation)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, $"{_root}/{path}") { Content = content };
        if (errorType is not null)
            request.Headers.Add("Lambda-Runtime-Function-Error-Type", errorType);

        using var response = await http.SendAsync(request, cancellation);
        await RefuseFailureAsync(response, path, cancellation);
    }

    private static async Task RefuseFailureAsync(HttpResponseMessage response, string what, CancellationToken cancellation)
    {
        if (response.IsSuccessStatusCode)
            return;

        throw new RuntimeApiClientException(
            string.Create(CultureInfo.InvariantCulture, $"The runtime API refused: {what}."),
            (int)response.StatusCode,
            await response.Content.ReadAsStringAsync(cancellation),
            response.Headers.ToDictionary(header => header.Key, header => header.Value),
            null!);
    }
}
