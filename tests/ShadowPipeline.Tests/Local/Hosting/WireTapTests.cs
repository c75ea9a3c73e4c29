using System.Net.Http.Headers;
using System.Text;
using ShadowPipeline.Local.Hosting;
using ShadowPipeline.Local.S3;
using ShadowPipeline.Local.Signing;
using ShadowPipeline.Tests.Local.DynamoDb;

namespace ShadowPipeline.Tests.Local.Hosting;

public sealed class WireTapTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Observer_SeesRequestAndAnswerByteForByte()
    {
        var observer = new Observer();
        await using var server = await LocalAwsServer.StartAsync(new TestWorld().World.Services, guard: SignatureVerifier.Off, observer: observer, cancellationToken: Token);
        using var http = new HttpClient();
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(server.Address, "/?a=%2F"))
        {
            Content = new ByteArrayContent("""{ "EndpointName": "fraud-detector-prod" }"""u8.ToArray()),
        };
        request.Content.Headers.ContentType = new MediaTypeHeaderValue("application/x-amz-json-1.1");
        request.Headers.Add("X-Amz-Target", "SageMaker.DescribeEndpoint");

        using var answer = await http.SendAsync(request, Token);

        var body = await answer.Content.ReadAsByteArrayAsync(Token);
        var seen = observer.Exchanges.ShouldHaveSingleItem();
        (seen.Method, seen.Path, seen.Query, seen.Status).ShouldBe(("POST", "/", "a=%2F", 200));
        seen.RequestHeaders["x-amz-target"].ShouldBe("SageMaker.DescribeEndpoint");
        Encoding.UTF8.GetString(seen.RequestBody).ShouldBe("""{ "EndpointName": "fraud-detector-prod" }""");
        seen.ResponseHeaders["X-Amzn-RequestId"].ShouldBe("local-00000001");
        seen.ResponseBody.ShouldBe(body);
    }

    [Fact]
    public async Task Observer_SeesRefusalsToo()
    {
        var observer = new Observer();
        using var folder = new TemporaryFolder();
        await using var server = await LocalAwsServer.StartAsync(
            [], restServices: [new S3Service(new S3Folder(folder.Path, "evidence"), new TestClock(TestWorld.Start))], observer: observer, cancellationToken: Token);
        using var http = new HttpClient { BaseAddress = server.Address };

        using var answer = await http.GetAsync(new Uri("evidence/key", UriKind.Relative), Token);

        var seen = observer.Exchanges.ShouldHaveSingleItem();
        seen.Status.ShouldBe(403);
        Encoding.UTF8.GetString(seen.ResponseBody).ShouldContain("<Code>AccessDenied</Code>");
    }

    private sealed class Observer : IWireObserver
    {
        public List<WireExchange> Exchanges { get; } = [];

        public void Saw(WireExchange exchange) => Exchanges.Add(exchange);
    }
}
