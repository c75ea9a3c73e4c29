using System.Formats.Cbor;
using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;
using ShadowPipeline.Local.Hosting;
using ShadowPipeline.Local.Signing;

namespace ShadowPipeline.Tests.Local.Hosting.Protocols;

/// <summary>Local AWS, spoken to with bytes that no client of ours wrote.</summary>
internal sealed class WireBench : IAsyncDisposable
{
    public const string CborPath = "/service/GraniteServiceVersion20100801/operation/GetMetricData";

    private readonly HttpClient _http = new();
    private LocalAwsServer _server = null!;

    public TestWorld World { get; } = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public static async Task<WireBench> StartAsync()
    {
        var bench = new WireBench();
        bench._server = await LocalAwsServer.StartAsync(bench.World.World.Services, guard: SignatureVerifier.Off, cancellationToken: Token);
        return bench;
    }

    /// <summary>Posts a body; headers are <c>Name: value</c>.</summary>
    public async Task<WireAnswer> PostAsync(string path, byte[] body, string? mediaType, params string[] headers)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(_server.Address, path)) { Content = new ByteArrayContent(body) };
        if (mediaType is not null)
        {
            request.Content.Headers.ContentType = MediaTypeHeaderValue.Parse(mediaType);
        }

        foreach (var parts in headers.Select(header => header.Split(": ", 2)))
        {
            (request.Headers.TryAddWithoutValidation(parts[0], parts[1]) || request.Content.Headers.TryAddWithoutValidation(parts[0], parts[1])).ShouldBeTrue();
        }

        using var response = await _http.SendAsync(request, Token);
        return new WireAnswer(
            response.StatusCode,
            response.Headers.Concat(response.Content.Headers).ToDictionary(header => header.Key.ToLowerInvariant(), header => string.Join(',', header.Value)),
            await response.Content.ReadAsByteArrayAsync(Token));
    }

    public Task<WireAnswer> CborAsync(Action<CborWriter> write, string path = CborPath)
    {
        var writer = new CborWriter();
        write(writer);
        return PostAsync(path, writer.Encode(), "application/cbor", "smithy-protocol: rpc-v2-cbor");
    }

    public Task<WireAnswer> QueryAsync(string form) =>
        PostAsync("/", Encoding.UTF8.GetBytes(form), "application/x-www-form-urlencoded; charset=utf-8");

    public async Task<JsonObject> JsonAsync(JsonObject request)
    {
        var answer = await PostAsync(
            "/", Encoding.UTF8.GetBytes(request.ToJsonString()), "application/x-amz-json-1.0", "X-Amz-Target: GraniteServiceVersion20100801.GetMetricData");
        answer.Status.ShouldBe(HttpStatusCode.OK);
        return JsonNode.Parse(answer.Body)!.AsObject();
    }

    public ValueTask DisposeAsync()
    {
        _http.Dispose();
        return _server.DisposeAsync();
    }
}

/// <summary>What came back.</summary>
internal sealed record WireAnswer(HttpStatusCode Status, IReadOnlyDictionary<string, string> Headers, byte[] Body)
{
    public string Text => Encoding.UTF8.GetString(Body);
}
