using System.Text.Json.Nodes;
using ShadowPipeline.Decisions;
using ShadowPipeline.Functions.Approvals;
using ShadowPipeline.Functions.Contracts;
using ShadowPipeline.Functions.Ports;
using ShadowPipeline.Tests.Local.DynamoDb;
using static ShadowPipeline.Tests.Functions.ApprovalDesk;

namespace ShadowPipeline.Tests.Functions;

/// <summary>With whenBusy supersede a newer version takes the place of those that wait, and never of one that is tested.</summary>
[Collection(SharedEngine.Name)]
public sealed class SupersedeTests(EngineFixture engine)
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    internal static JsonObject Supersede(JsonObject policy)
    {
        policy["whenBusy"] = "supersede";
        return policy;
    }

    [Fact]
    public async Task ThreeVersions_OneIsTested_TheNewestWaitsAlone()
    {
        await using var bench = await Workbench.StartAsync(engine, policy: Supersede);
        var desk = new ApprovalDesk(bench, 8, 9);
        await desk.ApproveAsync();
        await desk.StartTestAsync();
        await desk.ApproveAsync(8);

        var newest = desk.Set(Approved, 9);
        await desk.DeliverAsync(newest);

        (await desk.QueueAsync()).ShouldBe([RunOf(), RunOf(9)]);
        var record = await desk.DecisionAsync(8);
        (record!.Decision, record.Basis).ShouldBe((Decision.Reject, DecisionBasis.Superseded));
        record.Reasons.ShouldHaveSingleItem().ShouldBe("Version 9 of fraud-detector was approved while this one waited.");
        ShouldBeUntouched(record);
        (await desk.DecisionAsync()).ShouldBeNull("a running test is finished");
        (await bench.Get<IExperiments>().FindAsync(RunOf(), Token))!.Status.ShouldBe("Running");
        var before = await bench.StateAsync();
        await desk.DeliverAsync(newest);
        await bench.Get<Superseding>().ApplyAsync(await desk.RunAsync(9), Token);
        (await bench.StateAsync()).ShouldBe(before);
    }

    [Fact]
    public async Task Queue_NewerVersion_WaitsBehind()
    {
        await using var bench = await Workbench.StartAsync(engine);
        var desk = new ApprovalDesk(bench, 8);
        await desk.HoldEndpointAsync();
        await desk.ApproveAsync();

        await desk.ApproveAsync(8);

        (await desk.QueueAsync()).ShouldBe([RunOf(), RunOf(8)]);
    }

    [Fact]
    public async Task OlderVersionsEventComesLate_IsSupersededAllTheSame()
    {
        await using var bench = await Workbench.StartAsync(engine, policy: Supersede);
        var desk = new ApprovalDesk(bench, 8);
        await desk.HoldEndpointAsync();
        var older = desk.Set(Approved);
        await bench.AdvanceToAsync(bench.Clock.GetUtcNow().AddMinutes(1));
        await desk.ApproveAsync(8);

        await desk.DeliverAsync(older);

        (await desk.QueueAsync()).ShouldBe([RunOf(8)]);
        (await desk.DecisionAsync())!.Basis.ShouldBe(DecisionBasis.Superseded);
    }

    [Fact]
    public async Task NewerVersionIsNotApprovedAnyMore_SupersedesNobody()
    {
        await using var bench = await Workbench.StartAsync(engine, policy: Supersede);
        var desk = new ApprovalDesk(bench, 8, 9);
        await desk.HoldEndpointAsync();
        await desk.ApproveAsync();
        var late = desk.Set(Approved, 9);
        desk.Set(Rejected, 9);

        await desk.DeliverAsync(late);
        (await desk.QueueAsync()).ShouldBe([RunOf(), RunOf(9)], ignoreOrder: true);

        await desk.ApproveAsync(8);
        (await desk.QueueAsync()).ShouldBe([RunOf(9), RunOf(8)], ignoreOrder: true);
        (await desk.DecisionAsync())!.Reasons[0].ShouldStartWith("Version 8");
    }

    [Fact]
    public async Task HeadIsStartedMeanwhile_WhoSavesFirstWins()
    {
        await using var bench = await Workbench.StartAsync(engine, policy: Supersede);
        var desk = new ApprovalDesk(bench, 8);
        await desk.ApproveAsync();
        using var calls = new DyingCalls(bench, "StartShadowTest");
        calls.At = (_, request) =>
        {
            if (request is Amazon.DynamoDBv2.Model.PutItemRequest put && put.ConditionExpression.Contains("#revision"))
            {
                calls.At = (_, _) => { };
                bench.StepAsync("AcquireEndpoint").GetAwaiter().GetResult().State.ShouldBe(StepState.Done);
            }
        };

        await desk.ApproveAsync(8);

        (await desk.DecisionAsync()).ShouldBeNull();
        (await desk.QueueAsync()).ShouldBe([RunOf(), RunOf(8)]);
    }

    [Fact]
    public async Task SupersededAfterItsExecutionWasStarted_ExecutionTouchesNothing()
    {
        await using var bench = await Workbench.StartAsync(engine, policy: Supersede);
        var desk = new ApprovalDesk(bench, 8);
        await desk.ApproveAsync();

        await desk.ApproveAsync(8);

        (await desk.QueueAsync()).ShouldBe([RunOf(8)]);
        (await bench.StepAsync("AcquireEndpoint")).State.ShouldBe(StepState.Decided);
        await bench.InvokeAsync("RecordDecision", Workbench.Input());
        (await desk.ReleaseAsync()).State.ShouldBe(StepState.Done);
        (await bench.StepAsync("AcquireEndpoint", runId: RunOf(8))).State.ShouldBe(StepState.Done);
        ShouldBeUntouched(await desk.DecisionAsync());
    }
}
