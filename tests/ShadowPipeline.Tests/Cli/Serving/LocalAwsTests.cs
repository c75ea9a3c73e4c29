using System.Net.Http.Headers;
using System.Text;
using System.Threading.Channels;
using ShadowPipeline.Cli.Running;
using ShadowPipeline.Cli.Serving;
using ShadowPipeline.Functions.DynamoDb;
using ShadowPipeline.Local.Time;
using ShadowPipeline.Tests.Local.DynamoDb;
using StoreSamples = ShadowPipeline.Tests.Functions.DynamoDb.Samples;

namespace ShadowPipeline.Tests.Cli.Serving;

[Collection(SharedEngine.Name)]
public sealed class LocalAwsTests(EngineFixture engine)
{
    private static readonly DateTimeOffset Start = new(2026, 11, 20, 9, 0, 0, TimeSpan.Zero);

    private readonly VirtualClock _clock = new(Start);

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact(Timeout = 60_000)]
    public async Task ApprovalTakenBack_ComesToStartShadowTest()
    {
        var token = TestContext.Current.CancellationToken;
        using var still = _clock.BeginWork();
        var said = Channel.CreateUnbounded<string>();
        await using var aws = await StartAsync(line => said.Writer.TryWrite(line));

        await DecideAsync(aws.World, "Rejected");
        (await said.Reader.ReadAsync(token)).ShouldBe("StartShadowTest: Version 8 of fraud-detector is Rejected, not Approved.");
        await DecideAsync(aws.World, "PendingManualApproval");
        (await said.Reader.ReadAsync(token)).ShouldBe("StartShadowTest: Version 8 of fraud-detector is PendingManualApproval, not Approved.");
    }

    [Fact]
    public async Task RunInADatabaseOfOthers_IsLeftToThem()
    {
        var tables = new Tables(LocalDynamoDb.TablePrefix);
        await TableInstaller.EnsureAsync(engine.Client, tables, TimeProvider.System, Token);
        var runs = new DynamoRunStore(engine.Client, tables);
        var run = StoreSamples.Run("shadow-others-v7", "others-prod") with { ModelPackageArn = "arn:aws:sagemaker:eu-west-1:111122223333:model-package/others/7" };
        (await runs.TryRegisterAsync(run.ModelPackageArn, 1, [run], Token)).ShouldBeTrue();

        using var still = _clock.BeginWork();
        await (await StartAsync(_ => { })).DisposeAsync();

        (await runs.FindAsync(run.Id, Token)).ShouldNotBeNull();
        (await runs.HeadOfQueueAsync(run.EndpointName, Token)).ShouldBe(run.Id);
    }

    private Task<IServedAws> StartAsync(Action<string> said) => new LocalAws(engine.Client.Config.ServiceURL, _ => _clock).StartAsync(
        new ServeRequest(Repository.PathOf("policies", "fraud-detector.json"), null, null, Port: 0, TimeScale: 1, VerifySignatures: false),
        _ => { },
        said,
        Token);

    private static async Task DecideAsync(ServedWorld world, string status)
    {
        using var http = new HttpClient();
        using var content = new StringContent(
            $$"""{"ModelPackageArn": "{{world.PendingModelPackages[0]}}", "ModelApprovalStatus": "{{status}}"}""", Encoding.UTF8);
        content.Headers.ContentType = new MediaTypeHeaderValue("application/x-amz-json-1.1");
        using var message = new HttpRequestMessage(HttpMethod.Post, world.Address) { Content = content };
        message.Headers.Add("X-Amz-Target", "SageMaker.UpdateModelPackage");
        using var response = await http.SendAsync(message, Token);
        response.EnsureSuccessStatusCode();
    }
}
