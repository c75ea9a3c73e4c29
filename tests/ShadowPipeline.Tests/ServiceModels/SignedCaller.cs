using System.Globalization;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;
using ShadowPipeline.Local.Signing;

namespace ShadowPipeline.Tests.ServiceModels;

/// <summary>Asks local AWS with bytes of the test's own, properly signed.</summary>
internal sealed class SignedCaller(Uri address, string region = "eu-west-1") : IDisposable
{
    private readonly HttpClient _http = new() { BaseAddress = address };

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    /// <summary>Calls an operation of the JSON protocols.</summary>
    public async Task<JsonObject> CallAsync(string target, string json)
    {
        var (service, version) = target.Split('.')[0] switch
        {
            "SageMaker" => ("sagemaker", "1.1"),
            "AWSStepFunctions" => ("states", "1.0"),
            "GraniteServiceVersion20100801" => ("monitoring", "1.0"),
            _ => ("dynamodb", "1.0"),
        };
        var headers = new Dictionary<string, string> { ["X-Amz-Target"] = target, ["Content-Type"] = $"application/x-amz-json-{version}" };
        return JsonNode.Parse(await PostAsync(service, "/", headers, Encoding.UTF8.GetBytes(json)))!.AsObject();
    }

    /// <summary>Calls an operation of SageMaker, which must succeed.</summary>
    public async Task<JsonObject> SageMakerAsync(string operation, string json)
    {
        var answer = await CallAsync($"SageMaker.{operation}", json);
        answer["__type"].ShouldBeNull($"{operation}: {answer.ToJsonString()}");
        return answer;
    }

    /// <summary>Calls an operation of SageMaker, which must be refused so.</summary>
    public async Task RefusedAsync(string operation, string json, string code) =>
        (await CallAsync($"SageMaker.{operation}", json))["__type"]?.GetValue<string>().ShouldBe(code, operation);

    public Task<byte[]> CborAsync(string operation, byte[] body) => PostAsync(
        "monitoring",
        $"/service/GraniteServiceVersion20100801/operation/{operation}",
        new Dictionary<string, string> { ["Content-Type"] = "application/cbor", ["smithy-protocol"] = "rpc-v2-cbor" },
        body);

    public Task<byte[]> QueryAsync(string form) => PostAsync(
        "monitoring", "/", new Dictionary<string, string> { ["Content-Type"] = "application/x-www-form-urlencoded; charset=utf-8" }, Encoding.UTF8.GetBytes(form));

    public void Dispose() => _http.Dispose();

    private async Task<byte[]> PostAsync(string service, string path, Dictionary<string, string> headers, byte[] body)
    {
        // Clients sign with the machine's time, whatever time the services live in.
        var at = TimeProvider.System.GetUtcNow();
        headers["Host"] = _http.BaseAddress!.Authority;
        headers["X-Amz-Date"] = at.ToString(SigningKey.TimeFormat, CultureInfo.InvariantCulture);
        var scope = new CredentialScope(at.ToString("yyyyMMdd", CultureInfo.InvariantCulture), region, service);
        string[] signed = [.. headers.Keys.Select(name => name.ToLowerInvariant()).Order(StringComparer.Ordinal)];
        var request = new SignedRequest("POST", path, "", headers.ToDictionary(
            header => header.Key, header => (IReadOnlyList<string>)[header.Value], StringComparer.OrdinalIgnoreCase));
        var canonical = CanonicalRequest.Of(request, signed, SigningKey.Digest(body), isS3: false);
        var signature = new SigningKey(SigningCredential.Local.SecretKey, scope, at).Sign(AuthorizationHeader.Algorithm, SigningKey.Digest(canonical));

        using var message = new HttpRequestMessage(HttpMethod.Post, path) { Content = new ByteArrayContent(body) };
        message.Content.Headers.ContentType = MediaTypeHeaderValue.Parse(headers["Content-Type"]);
        foreach (var (name, value) in headers.Where(header => header.Key is not "Content-Type"))
        {
            message.Headers.TryAddWithoutValidation(name, value);
        }

        message.Headers.TryAddWithoutValidation(
            "Authorization",
            $"{AuthorizationHeader.Algorithm} Credential={SigningCredential.Local.AccessKey}/{scope}, SignedHeaders={string.Join(';', signed)}, Signature={signature}");
        using var answer = await _http.SendAsync(message, Token);
        return await answer.Content.ReadAsByteArrayAsync(Token);
    }
}
