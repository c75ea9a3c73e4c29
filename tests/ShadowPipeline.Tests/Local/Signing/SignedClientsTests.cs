using Amazon.CloudWatch;
using Amazon.CloudWatch.Model;
using Amazon.DynamoDBv2;
using Amazon.Runtime;
using Amazon.S3;
using Amazon.S3.Model;
using Amazon.SageMaker;
using Amazon.StepFunctions;
using ShadowPipeline.Local.Hosting;
using ShadowPipeline.Local.Lambda;
using ShadowPipeline.Local.S3;
using ShadowPipeline.Local.Signing;
using ShadowPipeline.Local.StateMachines;
using ShadowPipeline.Local.StepFunctions;
using ShadowPipeline.Local.Time;
using ShadowPipeline.Tests.Functions;
using ShadowPipeline.Tests.Local.DynamoDb;
using ShadowPipeline.Tests.Local.Hosting;

namespace ShadowPipeline.Tests.Local.Signing;

/// <summary>The clients of the AWS SDK sign with the machine's time; local AWS in virtual time believes them, and nobody else.</summary>
[Collection(SharedEngine.Name)]
public sealed class SignedClientsTests(EngineFixture engine) : IAsyncLifetime
{
    private const string Token = "token/with+signs==";
    private const string StateMachine = "arn:aws:states:eu-west-1:111122223333:stateMachine:shadow-test";

    private readonly SignatureVerifier _verifier = new(
        [SigningCredential.Local, new SigningCredential("session", "other", Token)], TimeProvider.System, "eu-west-1");

    private readonly TemporaryFolder _folder = new();
    private readonly TestWorld _world = new();
    private readonly StepFunctionsService _stepFunctions = new(new VirtualClock(TestWorld.Start), new NoFunctions(), seed: 1);
    private LocalAwsServer _server = null!;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public static TheoryData<string> Clients => ["SageMaker", "StepFunctions", "CloudWatch", "DynamoDB", "S3", "S3 put", "S3 put unchunked"];

    public async ValueTask InitializeAsync()
    {
        _stepFunctions.Register(StateMachine, StateMachineDefinition.Load(Workbench.Idle, new Dictionary<string, string>()));
        _server = await LocalAwsServer.StartAsync(
            [.. _world.World.Services, _stepFunctions],
            restServices: [new S3Service(new S3Folder(_folder.Path, "evidence"), _world.Clock)],
            dynamoDb: new Uri(engine.Client.Config.ServiceURL),
            guard: _verifier,
            cancellationToken: Cancel);
    }

    public async ValueTask DisposeAsync()
    {
        await _server.DisposeAsync();
        await _stepFunctions.DisposeAsync();
        _folder.Dispose();
    }

    [Theory]
    [MemberData(nameof(Clients))]
    public async Task Client_WithAndWithoutSessionToken_IsVerified(string client)
    {
        await CallAsync(client, new BasicAWSCredentials("local", "local"));
        await CallAsync(client, new SessionAWSCredentials("session", "other", Token));

        _verifier.Verified.ShouldBe(2);
        _verifier.Refused.ShouldBe(0);
    }

    [Theory]
    [MemberData(nameof(Clients))]
    public async Task Client_WithAnotherSecret_IsRefused(string client)
    {
        var error = await Should.ThrowAsync<AmazonServiceException>(() => CallAsync(client, new BasicAWSCredentials("local", "guess")));

        error.ErrorCode.ShouldBe(client.StartsWith("S3", StringComparison.Ordinal) ? "SignatureDoesNotMatch" : "InvalidSignatureException");
        _verifier.Verified.ShouldBe(0);
    }

    [Theory]
    [MemberData(nameof(Clients))]
    public async Task Client_WithAnotherToken_IsRefused(string client)
    {
        var error = await Should.ThrowAsync<AmazonServiceException>(() => CallAsync(client, new SessionAWSCredentials("session", "other", "stale")));

        error.ErrorCode.ShouldBe(client.StartsWith("S3", StringComparison.Ordinal) ? "InvalidToken" : "UnrecognizedClientException");
    }

    [Theory]
    [InlineData("a b+c/ü?&=%2F~'(!)*.json")]
    [InlineData("./dots/../kept//twice/")]
    public async Task Key_WithEveryKindOfCharacter_IsVerified(string key)
    {
        using var s3 = S3(new BasicAWSCredentials("local", "local"));

        await s3.PutObjectAsync(new PutObjectRequest { BucketName = "evidence", Key = key, ContentBody = "{}" }, Cancel);
        using var read = await s3.GetObjectAsync("evidence", key, Cancel);
        var listed = await s3.ListObjectsV2Async(new ListObjectsV2Request { BucketName = "evidence", Prefix = key }, Cancel);

        listed.S3Objects.ShouldHaveSingleItem().Key.ShouldBe(key);
        _verifier.Refused.ShouldBe(0);
    }

    [Fact]
    public async Task NobodysRequests_AreRefusedInTheServicesOwnWords()
    {
        using var http = new HttpClient { BaseAddress = _server.Address };

        using var s3 = await http.GetAsync(new Uri("evidence/key", UriKind.Relative), Cancel);
        using var json = new HttpRequestMessage(HttpMethod.Post, "/") { Content = new StringContent("{}") };
        json.Headers.Add("X-Amz-Target", "SageMaker.ListInferenceExperiments");
        using var sageMaker = await http.SendAsync(json, Cancel);

        ((int)s3.StatusCode).ShouldBe(403);
        (await s3.Content.ReadAsStringAsync(Cancel)).ShouldContain("<Code>AccessDenied</Code>");
        ((int)sageMaker.StatusCode).ShouldBe(400);
        sageMaker.Headers.GetValues("x-amzn-errortype").Single().ShouldBe("MissingAuthenticationTokenException");
        _verifier.Refused.ShouldBe(2);
    }

    private async Task CallAsync(string client, AWSCredentials credentials)
    {
        switch (client)
        {
            case "SageMaker":
                using (var sageMaker = new AmazonSageMakerClient(credentials, Configured(new AmazonSageMakerConfig())))
                {
                    await sageMaker.DescribeEndpointAsync(new() { EndpointName = TestWorld.Endpoint }, Cancel);
                }

                break;
            case "StepFunctions":
                using (var stepFunctions = new AmazonStepFunctionsClient(credentials, Configured(new AmazonStepFunctionsConfig())))
                {
                    var executions = stepFunctions.ListExecutionsAsync(new() { StateMachineArn = StateMachine }, Cancel);
                    (await executions).Executions.ShouldBeEmpty();
                }

                break;
            case "CloudWatch":
                using (var cloudWatch = new AmazonCloudWatchClient(credentials, Configured(new AmazonCloudWatchConfig())))
                {
                    await cloudWatch.GetMetricDataAsync(MetricRequest(), Cancel);
                }

                break;
            case "DynamoDB":
                using (var dynamoDb = new AmazonDynamoDBClient(credentials, Configured(new AmazonDynamoDBConfig())))
                {
                    await dynamoDb.ListTablesAsync(Cancel);
                }

                break;
            case "S3":
                using (var s3 = S3(credentials))
                {
                    await s3.ListObjectsV2Async(new ListObjectsV2Request { BucketName = "evidence", Prefix = "a b/" }, Cancel);
                }

                break;
            default:
                using (var s3 = S3(credentials))
                {
                    await s3.PutObjectAsync(
                        new PutObjectRequest
                        {
                            BucketName = "evidence",
                            Key = "key",
                            ContentBody = new string('x', 200_000),
                            UseChunkEncoding = !client.EndsWith("unchunked", StringComparison.Ordinal),
                        },
                        Cancel);
                }

                break;
        }
    }

    private static GetMetricDataRequest MetricRequest() => new()
    {
        StartTime = TestWorld.Start.UtcDateTime.AddHours(-1),
        EndTime = TestWorld.Start.UtcDateTime,
        MetricDataQueries =
        [
            new() { Id = "q1", MetricStat = new() { Period = 60, Stat = "Sum", Metric = new() { Namespace = "AWS/SageMaker", MetricName = "Invocations" } } },
        ],
    };

    private AmazonS3Client S3(AWSCredentials credentials) => new(credentials, Configured(new AmazonS3Config { ForcePathStyle = true }));

    private T Configured<T>(T config)
        where T : ClientConfig
    {
        config.ServiceURL = _server.Address.AbsoluteUri;
        config.AuthenticationRegion = "eu-west-1";
        config.MaxErrorRetry = 0;
        return config;
    }

    private sealed class NoFunctions : ILambdaFunctions
    {
        public Task<LambdaAnswer> InvokeAsync(string functionArn, ReadOnlyMemory<byte> payload, CancellationToken cancellationToken) =>
            throw new NotSupportedException($"{functionArn} was not expected to be invoked.");
    }
}
