using ShadowPipeline.Decisions;
using ShadowPipeline.Functions.Contracts;
using ShadowPipeline.Functions.Ports;
using ShadowPipeline.Functions.Runs;
using ShadowPipeline.Tests.Local.DynamoDb;

namespace ShadowPipeline.Tests.Functions;

/// <summary>Who may run, and how long anybody waits.</summary>
[Collection(SharedEngine.Name)]
public sealed class QueueTests(EngineFixture engine)
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task StartHead_AnotherRunHoldsTheEndpoint_StartsNothingUntilItsLeaseIsOver()
    {
        await using var bench = await Workbench.StartAsync(engine);
        var now = bench.Clock.GetUtcNow();
        await bench.Get<ILeaseStore>().TryAcquireAsync(Workbench.Endpoint, "holder", now, now.AddHours(1), Token);

        await bench.ApproveAsync();

        (await bench.Get<IWorkflow>().FindAsync(Workbench.RunId, Token)).ShouldBeNull();
        await bench.AdvanceToAsync(now.AddHours(1));
        (await bench.Get<RunQueue>().StartHeadAsync(Workbench.Endpoint, Token)).ShouldBe(Workbench.RunId);
        (await bench.Get<IWorkflow>().FindAsync(Workbench.RunId, Token)).ShouldNotBeNull();
    }

    [Fact]
    public async Task Acquire_AnotherRunHoldsTheEndpointForDays_IsNoFaultOfTheEndpoints()
    {
        await using var bench = await Workbench.StartAsync(engine);
        var now = bench.Clock.GetUtcNow();
        await bench.ApproveAsync();
        await bench.Get<ILeaseStore>().TryAcquireAsync(Workbench.Endpoint, "holder", now, now.AddDays(3), Token);

        var answer = await bench.RepeatAsync("AcquireEndpoint");

        answer.State.ShouldBe(StepState.Done);
        bench.Clock.GetUtcNow().ShouldBeInRange(now.AddDays(3), now.AddDays(3).AddHours(1));
        (await bench.RunAsync()).StartedAt.ShouldBe(bench.Clock.GetUtcNow());
    }

    [Fact]
    public async Task Submit_EndpointNeverFree_IsDecidedWhenBusyTimeoutIsOver()
    {
        await using var bench = await Workbench.StartAsync(engine, """{"endpoint": {"timeline": [{"for": "1h", "status": "InService"}, {"for": "30d", "status": "Updating"}]}}""");
        await bench.ApproveAsync();
        await bench.StepAsync("AcquireEndpoint");
        await bench.StepAsync("ResolveProductionVariant");
        await bench.AdvanceToAsync(bench.Clock.GetUtcNow().AddHours(2));

        (await bench.StepAsync("SubmitExperiment")).State.ShouldBe(StepState.Busy);
        await bench.AdvanceToAsync(bench.Clock.GetUtcNow().AddHours(24));
        (await bench.StepAsync("SubmitExperiment")).State.ShouldBe(StepState.Decided);

        (await bench.RunAsync()).EarlyOutcome!.Basis.ShouldBe(DecisionBasis.EndpointIneligible);
    }

    [Fact]
    public async Task Registration_LateEvent_QueuesBehindWhatIsRegistered()
    {
        await using var bench = await Workbench.StartAsync(engine);
        await bench.ApproveAsync();
        await bench.AdvanceToAsync(bench.Clock.GetUtcNow().AddMinutes(1));
        var late = Workbench.Event("model-approved.json");
        late["time"] = "2026-11-19T09:00:00Z";
        late["detail"]!["ModelPackageVersion"] = 6;
        late["detail"]!["ModelPackageArn"] = late["detail"]!["ModelPackageArn"]!.GetValue<string>()[..^1] + "6";
        late["resources"] = new System.Text.Json.Nodes.JsonArray(late["detail"]!["ModelPackageArn"]!.GetValue<string>());

        await bench.InvokeAsync("StartShadowTest", late);

        (await bench.Runs.HeadOfQueueAsync(Workbench.Endpoint, Token)).ShouldBe(Workbench.RunId);
    }
}
