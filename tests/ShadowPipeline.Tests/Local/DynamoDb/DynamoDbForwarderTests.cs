using System.Net;
using System.Net.Http.Headers;
using System.Text;
using Amazon.DynamoDBv2;
using Amazon.DynamoDBv2.Model;
using Microsoft.AspNetCore.Http;
using ShadowPipeline.Local.Hosting;
using ShadowPipeline.Local.Signing;

namespace ShadowPipeline.Tests.Local.DynamoDb;

[Collection(SharedEngine.Name)]
public sealed class DynamoDbForwarderTests(EngineFixture engine) : IAsyncLifetime
{
    private readonly List<ServedRequest> _served = [];
    private readonly HttpClient _http = new();
    private LocalAwsServer _server = null!;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private Uri Engine => new(engine.Client.Config.ServiceURL);

    public async ValueTask InitializeAsync() =>
        _server = await LocalAwsServer.StartAsync([], dynamoDb: Engine, guard: SignatureVerifier.Off, watch: _served.Add, cancellationToken: Token);

    public ValueTask DisposeAsync()
    {
        _http.Dispose();
        return _server.DisposeAsync();
    }

    [Fact]
    public async Task Client_AtTheOneAddress_ReadsWhatItWrote()
    {
        var tables = await engine.CreateTablesAsync();
        using var client = EngineFixture.Connect(_server.Address);
        var item = new Dictionary<string, AttributeValue> { ["pk"] = new("run#1"), ["sk"] = new("run"), ["note"] = new(new string('ü', 50_000)) };
        var onlyNew = new PutItemRequest(tables.Runs, item) { ConditionExpression = "attribute_not_exists(pk)" };

        await client.PutItemAsync(onlyNew, Token);
        var read = await client.GetItemAsync(tables.Runs, new Dictionary<string, AttributeValue> { ["pk"] = item["pk"], ["sk"] = item["sk"] }, Token);

        read.Item["note"].S.ShouldBe(item["note"].S);
        await Should.ThrowAsync<ConditionalCheckFailedException>(() => client.PutItemAsync(onlyNew, Token));
        // Who watches hears of an answer when it is out.
        await _server.StopAsync(Token);
        _served.Select(request => (request.Name, request.Status))
            .ShouldBe([("DynamoDB.PutItem", 200), ("DynamoDB.GetItem", 200), ("DynamoDB.PutItem", 400)]);
    }

    [Theory]
    [InlineData("ListTables", "{}", HttpStatusCode.OK)]
    [InlineData("GetItem", """{"TableName":"none","Key":{"pk":{"S":"x"}}}""", HttpStatusCode.BadRequest)]
    [InlineData("NoSuchOperation", "{}", HttpStatusCode.BadRequest)]
    public async Task Answer_ThroughTheServer_IsTheEnginesOwn(string operation, string body, HttpStatusCode status)
    {
        var direct = await SendAsync(Engine, operation, body);
        var passed = await SendAsync(_server.Address, operation, body);

        passed.Status.ShouldBe(status);
        passed.ShouldBe(direct);
        direct.Headers.ShouldContain("x-amz-crc32");
    }

    [Fact]
    public async Task Engine_Gone_IsAnErrorOfDynamoDb()
    {
        var port = ShadowPipeline.Local.DynamoDb.DynamoDbEngine.FindFreePort();
        await using var server = await LocalAwsServer.StartAsync([], dynamoDb: new Uri($"http://127.0.0.1:{port}"), guard: SignatureVerifier.Off, cancellationToken: Token);

        var (status, _, body) = await SendAsync(server.Address, "ListTables", "{}");

        status.ShouldBe(HttpStatusCode.ServiceUnavailable);
        body.ShouldContain("does not answer");
    }

    [Fact]
    public async Task Guard_ThatRefuses_KeepsTheEngineUnasked()
    {
        await using var server = await LocalAwsServer.StartAsync([], dynamoDb: Engine, guard: new Nobody(), cancellationToken: Token);
        using var client = EngineFixture.Connect(server.Address);

        var refused = await Should.ThrowAsync<AmazonDynamoDBException>(() => client.ListTablesAsync(Token));

        refused.ErrorCode.ShouldBe("UnrecognizedClientException");
        refused.Message.ShouldBe("The body of 2 bytes is nobody's.");
    }

    private async Task<(HttpStatusCode Status, string Headers, string Body)> SendAsync(Uri address, string operation, string body)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, address) { Content = new StringContent(body, Encoding.UTF8) };
        request.Content.Headers.ContentType = new MediaTypeHeaderValue("application/x-amz-json-1.0");
        request.Headers.Add("X-Amz-Target", $"DynamoDB_20120810.{operation}");
        request.Headers.Add("X-Amz-Date", "20261120T090000Z");
        request.Headers.TryAddWithoutValidation("Authorization", "AWS4-HMAC-SHA256 Credential=local/20261120/eu-west-1/dynamodb/aws4_request, SignedHeaders=host, Signature=0");
        var response = await _http.SendAsync(request, Token);
        string[] ofOneAnswer = ["Date", "x-amzn-requestid"];
        var headers = response.Headers.Concat(response.Content.Headers).Where(header => !ofOneAnswer.Contains(header.Key, StringComparer.OrdinalIgnoreCase))
            .OrderBy(header => header.Key, StringComparer.OrdinalIgnoreCase).Select(header => $"{header.Key.ToLowerInvariant()}: {string.Join(',', header.Value)}");
        return (response.StatusCode, string.Join('\n', headers), await response.Content.ReadAsStringAsync(Token));
    }

    private sealed class Nobody : IRequestGuard
    {
        public void Check(HttpRequest request, ReadOnlyMemory<byte> body) =>
            throw new AwsServiceException("UnrecognizedClientException", $"The body of {body.Length} bytes is nobody's.");
    }
}
