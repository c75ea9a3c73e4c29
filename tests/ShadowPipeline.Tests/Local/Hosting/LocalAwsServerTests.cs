using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;
using ShadowPipeline.Local.Hosting;
using ShadowPipeline.Local.Signing;

namespace ShadowPipeline.Tests.Local.Hosting;

public sealed class LocalAwsServerTests : IAsyncLifetime
{
    private readonly TestWorld _world = new();
    private readonly HttpClient _http = new();
    private LocalAwsServer? _server;

    public async ValueTask InitializeAsync()
    {
        _server = await LocalAwsServer.StartAsync(_world.World.Services, guard: SignatureVerifier.Off);
        _http.BaseAddress = _server.Address;
    }

    public async ValueTask DisposeAsync()
    {
        _http.Dispose();
        await _server!.DisposeAsync();
    }

    [Fact]
    public void Server_Address_IsOnLoopback() => _server!.Address.Host.ShouldBe("127.0.0.1");

    [Theory]
    [InlineData("SageMaker.DescribeEndpoint", """{"EndpointName":"fraud-detector-prod"}""", "EndpointStatus")]
    [InlineData("SageMaker.DescribeEndpointConfig", """{"EndpointConfigName":"fraud-detector-prod-config"}""", "ProductionVariants")]
    [InlineData("SageMaker.DescribeModel", """{"ModelName":"fraud-detector-live"}""", "PrimaryContainer")]
    [InlineData("SageMaker.DescribeModelPackage", """{"ModelPackageName":"arn:aws:sagemaker:eu-west-1:111122223333:model-package/fraud-detector/7"}""", "ModelApprovalStatus")]
    [InlineData("SageMaker.ListModelPackages", """{"ModelPackageGroupName":"fraud-detector"}""", "ModelPackageSummaryList")]
    [InlineData("SageMaker.ListInferenceExperiments", "{}", "InferenceExperiments")]
    [InlineData("SageMaker.ListTags", """{"ResourceArn":"arn:aws:sagemaker:eu-west-1:111122223333:endpoint/fraud-detector-prod"}""", "Tags")]
    public async Task Operation_OverHttp_AnswersInItsProtocol(string target, string body, string member)
    {
        var (response, answer) = await PostAsync(target, body);

        response.StatusCode.ShouldBe(HttpStatusCode.OK);
        response.Content.Headers.ContentType!.MediaType.ShouldBe("application/x-amz-json-1.1");
        response.Headers.GetValues("x-amzn-requestid").Single().ShouldBe("local-00000001");
        answer.ContainsKey(member).ShouldBeTrue();
    }

    [Fact]
    public async Task Test_FromCreateToMetrics_WorksOverHttp()
    {
        var (created, _) = await PostAsync("SageMaker.CreateInferenceExperiment", _world.CreateRequest().ToJsonString());
        created.StatusCode.ShouldBe(HttpStatusCode.OK);
        _world.Clock.Now += TimeSpan.FromHours(2);

        var (_, experiment) = await PostAsync("SageMaker.DescribeInferenceExperiment", """{"Name":"shadow-1"}""");
        var (read, metrics) = await PostAsync(
            "GraniteServiceVersion20100801.GetMetricData",
            $$"""
            {"StartTime": {{TestWorld.Start.AddHours(1).ToUnixTimeSeconds()}}, "EndTime": {{TestWorld.Start.AddHours(1.5).ToUnixTimeSeconds()}},
             "MetricDataQueries": [{"Id":"q1","MetricStat":{"Period":60,"Stat":"p99","Metric":{"Namespace":"AWS/SageMaker","MetricName":"ModelLatency",
              "Dimensions":[{"Name":"EndpointName","Value":"fraud-detector-prod"},{"Name":"VariantName","Value":"shadow-v7"}]} } }]}
            """,
            "application/x-amz-json-1.0");

        experiment["Status"]!.GetValue<string>().ShouldBe("Running");
        read.Content.Headers.ContentType!.MediaType.ShouldBe("application/x-amz-json-1.0");
        metrics["MetricDataResults"]![0]!["Values"]!.AsArray().Count.ShouldBe(30);
    }

    [Theory]
    [InlineData("SageMaker.DescribeEndpoint", """{"EndpointName":"none"}""", "ValidationException", "Could not find endpoint \"arn:aws:sagemaker:eu-west-1:111122223333:endpoint/none\".")]
    [InlineData("SageMaker.DescribeInferenceExperiment", """{"Name":"none"}""", "ResourceNotFound", "Could not find inference experiment \"none\".")]
    [InlineData("SageMaker.CreateEndpoint", "{}", "UnknownOperationException", "SageMaker.CreateEndpoint is not served here")]
    [InlineData("AmazonSQS.SendMessage", "{}", "UnknownOperationException", "The target 'AmazonSQS.SendMessage' is not served here; services: GraniteServiceVersion20100801, SageMaker.")]
    [InlineData("GraniteServiceVersion20100801.PutMetricData", "{}", "UnknownOperationException", "PutMetricData is not served here")]
    [InlineData("SageMaker.DescribeEndpoint", "{", "SerializationException", "The request body is not JSON")]
    [InlineData("SageMaker.DescribeEndpoint", "[]", "SerializationException", "The request body is not a JSON object.")]
    [InlineData("SageMaker.DescribeEndpoint", """{"EndpointName":"a","EndpointName":"b"}""", "SerializationException", "The request body is not JSON")]
    [InlineData("SageMaker.DescribeEndpoint", """{"EndpointName":7}""", "SerializationException", "endpointName is the number 7 where a string is expected")]
    public async Task BadRequest_OverHttp_IsRefusedByName(string target, string body, string code, string message)
    {
        var (response, answer) = await PostAsync(target, body);

        response.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        response.Headers.GetValues("x-amzn-errortype").Single().ShouldBe(code);
        answer["__type"]!.GetValue<string>().ShouldBe(code);
        answer["message"]!.GetValue<string>().ShouldContain(message);
    }

    [Fact]
    public async Task Get_IsRefused()
    {
        var response = await _http.GetAsync(new Uri("/", UriKind.Relative), TestContext.Current.CancellationToken);

        response.StatusCode.ShouldBe(HttpStatusCode.MethodNotAllowed);
        (await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)).ShouldContain("Only POST is served here, not GET.");
    }

    [Fact]
    public async Task ContentType_OfAnotherProtocol_IsRefused()
    {
        var (response, answer) = await PostAsync("SageMaker.DescribeEndpoint", "{}", "application/cbor");

        response.StatusCode.ShouldBe(HttpStatusCode.UnsupportedMediaType);
        answer["message"]!.GetValue<string>().ShouldContain("application/cbor");
    }

    [Fact]
    public async Task Body_BeyondTheLimit_IsRefused()
    {
        var (response, answer) = await PostAsync("SageMaker.DescribeEndpoint", new string(' ', (4 * 1024 * 1024) + 1));

        response.StatusCode.ShouldBe(HttpStatusCode.RequestEntityTooLarge);
        answer["__type"]!.GetValue<string>().ShouldBe("RequestEntityTooLarge");
    }

    [Fact]
    public async Task Service_WithADefect_ShowsIt()
    {
        await using var server = await LocalAwsServer.StartAsync([new BrokenService()], guard: SignatureVerifier.Off, cancellationToken: TestContext.Current.CancellationToken);

        var (response, answer) = await PostAsync("Broken.Anything", "{}", address: server.Address);

        response.StatusCode.ShouldBe(HttpStatusCode.InternalServerError);
        answer["__type"]!.GetValue<string>().ShouldBe("InternalFailure");
        answer["message"]!.GetValue<string>().ShouldBe("InvalidOperationException: A defect.");
    }

    [Fact]
    public async Task Server_AfterStop_LeavesThePortFree()
    {
        var port = _server!.Address.Port;
        await _server.StopAsync(TestContext.Current.CancellationToken);

        await using var next = await LocalAwsServer.StartAsync(_world.World.Services, port, cancellationToken: TestContext.Current.CancellationToken);

        next.Address.Port.ShouldBe(port);
    }

    [Fact]
    public async Task Server_ThatCannotGetReady_AsksNoService()
    {
        var token = TestContext.Current.CancellationToken;
        var ready = new TaskCompletionSource();
        await using var server = await LocalAwsServer.StartAsync(
            _world.World.Services, guard: SignatureVerifier.Off, ready: ready.Task, cancellationToken: token);
        using var content = new StringContent("{}", Encoding.UTF8, "application/x-amz-json-1.1");
        content.Headers.Add("X-Amz-Target", "SageMaker.ListInferenceExperiments");
        var asking = _http.PostAsync(server.Address, content, token);

        ready.SetCanceled(token);

        using var response = await asking;
        response.StatusCode.ShouldBe(HttpStatusCode.InternalServerError);
        (await response.Content.ReadAsStringAsync(token)).ShouldBeEmpty();
    }

    [Fact]
    public async Task Server_ThatGetsReady_AnswersWhatWaited()
    {
        var token = TestContext.Current.CancellationToken;
        var ready = new TaskCompletionSource();
        await using var server = await LocalAwsServer.StartAsync(
            _world.World.Services, guard: SignatureVerifier.Off, ready: ready.Task, cancellationToken: token);
        var asking = PostAsync("SageMaker.ListInferenceExperiments", "{}", address: server.Address);

        ready.SetResult();

        (await asking).Response.StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    private async Task<(HttpResponseMessage Response, JsonObject Answer)> PostAsync(
        string target, string body, string mediaType = "application/x-amz-json-1.1", Uri? address = null)
    {
        using var content = new StringContent(body, Encoding.UTF8);
        content.Headers.ContentType = new MediaTypeHeaderValue(mediaType);
        using var request = new HttpRequestMessage(HttpMethod.Post, address ?? _server!.Address) { Content = content };
        request.Headers.Add("X-Amz-Target", target);
        // A body that is refused unread would break the connection under the client's hands.
        request.Headers.ExpectContinue = body.Length > 1024 * 1024;
        var response = await _http.SendAsync(request, TestContext.Current.CancellationToken);
        return (response, JsonNode.Parse(await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken))!.AsObject());
    }

    private sealed class BrokenService : IAwsService
    {
        public string TargetPrefix => "Broken";

        public Task<JsonObject> InvokeAsync(string operation, JsonObject request, CancellationToken cancellationToken) =>
            throw new InvalidOperationException("A defect.");
    }
}
