using System.Text.Json.Nodes;
using Amazon.CloudWatch;
using Amazon.DynamoDBv2;
using Amazon.Runtime;
using Amazon.S3;
using Amazon.SageMaker;
using Amazon.StepFunctions;
using AWS.Lambda.Powertools.Common;
using AWS.Lambda.Powertools.Logging;
using Microsoft.Extensions.DependencyInjection;
using ShadowPipeline.Cli.Running;
using ShadowPipeline.Functions.Ports;
using ShadowPipeline.Local.Signing;
using ShadowPipeline.Tests.Functions;
using ShadowPipeline.Tests.Local.DynamoDb;

namespace ShadowPipeline.Tests.Hostile;

/// <summary>Whole runs with credentials that can be recognised, under the names of others: what is written anywhere holds no secret, and every log line is JSON.</summary>
[Collection(SharedEngine.Name)]
public sealed class SecretTests(EngineFixture engine)
{
    private const string SecretKey = "SECRETKEYabcdefghijklmnopqrstuvwxyz012345";
    private const string SessionToken = "SESSIONTOKENabcdefghijklmnopqrstuvwxyz";

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task WholeRun_CancelledInHostileWords_KeepsThemAsTextAndNoSecret()
    {
        var lines = new Lines();
        var reason = System.Text.Json.JsonEncodedText.Encode(HostileText.Line).ToString();
        await using var bench = await Workbench.StartAsync(
            engine,
            $$$$"""{"experiment": {"cancel": {"after": "7h", "reason": "{{{{reason}}}}"}}}""",
            WorkflowFile.Read(),
            configure: services => Configure(services, lines, SecretKey),
            guard: new SignatureVerifier([new SigningCredential("AKIDHOSTILE", SecretKey, SessionToken)], TimeProvider.System),
            workflowKey: new SigningCredential("AKIDHOSTILE", SecretKey, SessionToken));
        await bench.ApproveAsync();
        await bench.RunToEndAsync();

        var record = (await bench.Decisions.ListAsync(new DecisionFilter(), Token)).ShouldHaveSingleItem();
        record.Reasons.ShouldContain(sentence => sentence.Contains(HostileText.Line, StringComparison.Ordinal));
        record.Release!.EndpointRestored.ShouldBe(true);
        foreach (var line in lines)
        {
            line.ShouldNotContain('\n');
            JsonNode.Parse(line)!["message"].ShouldNotBeNull();
        }

        lines.ShouldContain(line => JsonNode.Parse(line)!["message"]!.GetValue<string>().Contains(HostileText.Line, StringComparison.Ordinal));
        ShouldHoldNoSecret(await bench.StateAsync());
        ShouldHoldNoSecret(string.Join('\n', lines));
        ShouldHoldNoSecret(string.Join('\n', bench.Metrics.Select(metric => metric.ToJsonString())));
        foreach (var file in Directory.GetFiles(bench.Objects))
        {
            ShouldHoldNoSecret(await File.ReadAllTextAsync(file, System.Text.Encoding.Latin1, Token));
        }
    }

    // AWS explains a signature that it cannot verify by the request it expected, token and all.
    [Theory]
    [InlineData("AcquireEndpoint")]
    [InlineData("StartShadowTest")]
    [InlineData("ReconcileRuns")]
    public async Task EveryFault_OfAWrongSignature_TellsNoSecret(string function)
    {
        var lines = new Lines();
        await using var bench = await Workbench.StartAsync(
            engine,
            configure: services => Configure(services, lines, SecretKey + "x"),
            guard: new SignatureVerifier([new SigningCredential("AKIDHOSTILE", SecretKey, SessionToken)], TimeProvider.System));

        var payload = function == "StartShadowTest" ? Workbench.Event("model-approved.json") : Workbench.Input();
        var fault = await Should.ThrowAsync<PermanentServiceException>(() => bench.InvokeAsync(function, payload));

        fault.Message.ShouldContain("signature");
        ShouldHoldNoSecret(fault.ToString());
        ShouldHoldNoSecret(string.Join('\n', lines));
    }

    [Fact]
    public async Task EveryService_OfAWrongSignature_TellsNoSecret()
    {
        await using var bench = await Workbench.StartAsync(
            engine,
            configure: services => Configure(services, [], SecretKey + "x"),
            guard: new SignatureVerifier([new SigningCredential("AKIDHOSTILE", SecretKey, SessionToken)], TimeProvider.System));
        Func<Task>[] calls =
        [
            () => bench.Runs.FindAsync("run", Token),
            () => bench.Get<IExperiments>().FindAsync("run", Token),
            () => bench.Get<IEndpointReader>().ReadEndpointAsync("endpoint", Token),
            () => bench.Get<IWorkflow>().StartAsync("run", Token),
            () => bench.Get<IEvidenceStore>().FindAsync("s3://evidence/run", Token),
            () => bench.Get<IEvidenceStore>().TryWriteOnceAsync("s3://evidence/run", new EvidenceObject([1], "text/plain"), Token),
            () => bench.Get<IMetricReader>().ReadAsync(
                new MetricRequest("e", "p", "s", [new(ShadowPipeline.Metrics.VariantRole.Production, "Invocations", "Sum")], DateTimeOffset.UnixEpoch, DateTimeOffset.UnixEpoch.AddHours(1), TimeSpan.FromMinutes(1)), Token),
        ];

        foreach (var call in calls)
        {
            ShouldHoldNoSecret((await Should.ThrowAsync<Exception>(call)).ToString());
        }
    }

    private static void ShouldHoldNoSecret(string text)
    {
        text.ShouldNotContain("SECRETKEY");
        text.ShouldNotContain("SESSIONTOKEN");
    }

    private static void Configure(IServiceCollection services, Lines lines, string secretKey)
    {
        var credentials = new SessionAWSCredentials("AKIDHOSTILE", secretKey, SessionToken);
        services.AddLogging(logging => logging.AddPowertoolsLogger(
            configuration =>
            {
                configuration.Service = "shadow-pipeline";
                configuration.LogOutput = lines;
            },
            clearExistingProviders: true));
        services
            .AddSingleton<IAmazonDynamoDB>(provider => new AmazonDynamoDBClient(credentials, Configured(new AmazonDynamoDBConfig(), provider)))
            .AddSingleton<IAmazonSageMaker>(provider => new AmazonSageMakerClient(credentials, Configured(new AmazonSageMakerConfig(), provider)))
            .AddSingleton<IAmazonCloudWatch>(provider => new AmazonCloudWatchClient(credentials, Configured(new AmazonCloudWatchConfig(), provider)))
            .AddSingleton<IAmazonStepFunctions>(provider => new AmazonStepFunctionsClient(credentials, Configured(new AmazonStepFunctionsConfig(), provider)))
            .AddSingleton<IAmazonS3>(provider => new AmazonS3Client(credentials, Configured(new AmazonS3Config { ForcePathStyle = true }, provider)));
    }

    private static T Configured<T>(T config, IServiceProvider provider)
        where T : ClientConfig => LocalClients.Configured(config, provider.GetRequiredService<Workbench.WireAddress>().Uri, "eu-west-1");

    private sealed class Lines : List<string>, IConsoleWrapper
    {
        public void WriteLine(string message)
        {
            lock (this)
            {
                Add(message);
            }
        }

        public void Debug(string message) => throw new NotSupportedException(message);

        public void Error(string message) => throw new NotSupportedException(message);
    }
}
