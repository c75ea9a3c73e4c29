using System.Net;
using System.Net.Sockets;
using ShadowPipeline.Cli.Running;
using ShadowPipeline.Functions.DynamoDb;
using ShadowPipeline.Local.S3;
using ShadowPipeline.Local.Scenarios;
using ShadowPipeline.Local.StepFunctions;
using ShadowPipeline.Local.Time;
using ShadowPipeline.Preflights;
using ShadowPipeline.Tests.Local.DynamoDb;

namespace ShadowPipeline.Tests.Cli.Running;

[Collection(SharedEngine.Name)]
public sealed class LocalPipelineTests(EngineFixture engine)
{
    private static readonly DateTimeOffset Start = new(2026, 11, 20, 9, 0, 0, TimeSpan.Zero);

    [Fact]
    public async Task Start_CannotBeCompleted_LeavesNoServerBehind()
    {
        var token = TestContext.Current.CancellationToken;
        using var objects = new TemporaryFolder();
        var clock = new VirtualClock(Start);
        // Step Functions refuses the ARN that this account makes, when the server already listens.
        var facts = new WorldFacts(
            "1", "eu-west-1", "arn:aws:sagemaker:eu-west-1:1:model-package/fraud-detector/7", "fraud-detector", 7, ["fraud-detector-prod"], null, Start, 1);
        await using var dynamoDb = await LocalDynamoDb.StartAsync(null, engine.Client.Config.ServiceURL, token);
        var setup = new PipelineSetup(
            clock,
            new LocalWorld(Scenario.Healthy, facts, clock),
            new DynamoPolicyStore(dynamoDb.Client, new Tables(LocalDynamoDb.TablePrefix), clock),
            PriceTable.Default,
            Seed: 1)
        {
            Port = FreePort(),
        };
        ExecutionNames.IsStateMachineArn(LocalPipeline.StateMachineArn(facts)).ShouldBeFalse();

        await Should.ThrowAsync<Exception>(
            LocalPipeline.StartAsync(setup, dynamoDb, new S3Folder(objects.Path, LocalEvidence.Bucket), tap: null, observer: null, token));

        using var listener = new TcpListener(IPAddress.Loopback, setup.Port);
        Should.NotThrow(listener.Start);
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
