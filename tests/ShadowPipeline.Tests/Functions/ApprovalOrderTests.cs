using System.Text.Json.Nodes;
using Amazon.DynamoDBv2.Model;
using ShadowPipeline.Cli.Running;
using ShadowPipeline.Functions.Contracts;
using ShadowPipeline.Functions.Ports;
using ShadowPipeline.Tests.Local.DynamoDb;
using static ShadowPipeline.Tests.Functions.ApprovalDesk;

namespace ShadowPipeline.Tests.Functions;

/// <summary>Events come twice, late and out of order: each genuine approval has one run, and one decision.</summary>
[Collection(SharedEngine.Name)]
public sealed class ApprovalOrderTests(EngineFixture engine)
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task ApproveRejectApprove_RunsAgainAsTheNextEpoch()
    {
        await using var bench = await Workbench.StartAsync(engine);
        var desk = new ApprovalDesk(bench);
        await desk.HoldEndpointAsync();
        var first = desk.Set(Approved);
        (await desk.DeliverAsync(first)).RunIds.ShouldBe([RunOf()]);
        await desk.RejectAsync();

        var again = await desk.ApproveAsync();

        again.RunIds.ShouldBe([RunOf(epoch: 2)]);
        (await desk.RunAsync(epoch: 2)).ApprovalEpoch.ShouldBe(2);
        (await desk.DeliverAsync(first)).ShouldBeEquivalentTo(again, "the first event once more is a duplicate of what stands");
        (await desk.QueueAsync()).ShouldBe([RunOf(epoch: 2)]);
        ShouldBeWithdrawn(await desk.DecisionAsync());
        (await desk.DecisionAsync(epoch: 2)).ShouldBeNull();
    }

    [Fact]
    public async Task ApprovedAgain_TestOfTheFirstEpochStillStops_WaitsForIt()
    {
        await using var bench = await Workbench.StartAsync(engine);
        var desk = new ApprovalDesk(bench);
        await desk.ApproveAsync();
        await desk.StartTestAsync();
        await desk.RejectAsync();

        await desk.ApproveAsync();

        (await desk.QueueAsync()).ShouldBe([RunOf(), RunOf(epoch: 2)]);
        (await bench.StepAsync("AcquireEndpoint", runId: RunOf(epoch: 2))).State.ShouldBe(StepState.Wait);
        await desk.ReleaseAsync();
        await desk.StartTestAsync(epoch: 2);
        bench.World.State.Experiments.Keys.ShouldBe([RunOf(), RunOf(epoch: 2)], ignoreOrder: true);
    }

    [Fact]
    public async Task LateDuplicateOfAWithdrawnApproval_StartsNothingAndSaysSo()
    {
        await using var bench = await Workbench.StartAsync(engine);
        var desk = new ApprovalDesk(bench);
        await desk.HoldEndpointAsync();
        var approved = desk.Set(Approved);
        await desk.DeliverAsync(approved);
        await desk.RejectAsync();
        var before = await bench.StateAsync();

        var answer = await desk.DeliverAsync(approved);

        (answer.Started, answer.RunIds.Count).ShouldBe((false, 0));
        answer.Reason.ShouldBe("Version 7 of fraud-detector was approved once, but that approval was withdrawn and the registry does not show another one.");
        (await bench.StateAsync()).ShouldBe(before);
    }

    [Fact]
    public async Task RejectionComesBeforeItsApproval_OneDecisionAndTheNextApprovalRuns()
    {
        await using var bench = await Workbench.StartAsync(engine);
        var desk = new ApprovalDesk(bench);
        var approved = desk.Set(Approved);
        (await desk.RejectAsync()).Reason.ShouldBe("Version 7 of fraud-detector is Rejected, not Approved.");

        (await desk.DeliverAsync(approved)).RunIds.ShouldBe([RunOf()]);
        await bench.StepAsync("AcquireEndpoint");
        (await bench.StepAsync("ResolveProductionVariant")).State.ShouldBe(StepState.Decided);
        await bench.InvokeAsync("RecordDecision", Workbench.Input());
        await desk.ReleaseAsync();

        ShouldBeWithdrawn(await desk.DecisionAsync());
        (await desk.DeliverAsync(approved)).Started.ShouldBeFalse("its run found out");
        (await desk.ApproveAsync()).RunIds.ShouldBe([RunOf(epoch: 2)]);
        (await bench.Runs.FindApprovalAsync(ArnOf(7), Token)).ShouldNotBeNull().Epoch.ShouldBe(2);
    }

    [Fact]
    public async Task RejectionIsOlderThanTheApproval_ChangesNothing()
    {
        await using var bench = await Workbench.StartAsync(engine);
        var desk = new ApprovalDesk(bench);
        var rejected = desk.Set(Rejected);
        await desk.ApproveAsync();
        var before = await bench.StateAsync();

        var answer = await desk.DeliverAsync(rejected);

        answer.Started.ShouldBeFalse();
        answer.Reason.ShouldNotBeNull().ShouldContain("the registry shows it approved");
        (await bench.StateAsync()).ShouldBe(before);
    }

    [Fact]
    public async Task ApprovedAgainBetweenQuestionAndMark_IsNotLost()
    {
        await using var bench = await Workbench.StartAsync(engine);
        var desk = new ApprovalDesk(bench);
        await desk.HoldEndpointAsync();
        await desk.ApproveAsync();
        var rejected = desk.Set(Rejected);
        using var calls = new DyingCalls(bench, "StartShadowTest");
        calls.At = (_, request) =>
        {
            if (request is UpdateItemRequest)
            {
                // Its event finds the first approval standing, and is taken for a duplicate.
                using var other = RunningFunction.Enter("AnotherInstance");
                desk.ApproveAsync().GetAwaiter().GetResult().RunIds.ShouldBe([RunOf()]);
            }
        };

        var answer = await desk.DeliverAsync(rejected);

        answer.RunIds.ShouldBe([RunOf(epoch: 2)]);
        ShouldBeWithdrawn(await desk.DecisionAsync());
        (await desk.QueueAsync()).ShouldBe([RunOf(epoch: 2)]);
    }

    [Fact]
    public async Task SecondApprovalWasNeverTold_AnyEventOfTheVersionStartsIt()
    {
        await using var bench = await Workbench.StartAsync(engine);
        var desk = new ApprovalDesk(bench);
        await desk.HoldEndpointAsync();
        await desk.ApproveAsync();
        var rejected = desk.Set(Rejected);
        await desk.DeliverAsync(rejected);
        desk.Set(Approved);

        (await desk.DeliverAsync(rejected)).RunIds.ShouldBe([RunOf(epoch: 2)]);
    }

    [Fact]
    public async Task ApprovedAtRegistration_WithoutUpdatedFields_Starts()
    {
        await using var bench = await Workbench.StartAsync(engine);
        var desk = new ApprovalDesk(bench);
        var registered = desk.Set(Approved);
        registered["detail"]!.AsObject().Remove("UpdatedModelPackageFields");

        (await desk.DeliverAsync(registered)).RunIds.ShouldBe([RunOf()]);
    }

    [Fact]
    public async Task OnlyMetadataChanged_NeitherStartsNorStartsAgain()
    {
        await using var bench = await Workbench.StartAsync(engine);
        var desk = new ApprovalDesk(bench);
        await desk.HoldEndpointAsync();
        var updated = desk.Set(Approved);
        updated["detail"]!["UpdatedModelPackageFields"] = new JsonArray("CustomerMetadataProperties");

        (await desk.DeliverAsync(updated)).Started.ShouldBeFalse();
        await desk.ApproveAsync();
        await desk.RejectAsync();
        desk.Set(Approved);
        (await desk.DeliverAsync(updated)).Started.ShouldBeFalse();
        (await bench.Runs.FindApprovalAsync(ArnOf(7), Token))!.Epoch.ShouldBe(1);
    }

    [Theory]
    [InlineData("999922223333", "eu-west-1")]
    [InlineData("111122223333", "us-east-1")]
    public async Task AnotherAccountOrRegion_NothingHappensAndItIsCounted(string account, string region)
    {
        await using var bench = await Workbench.StartAsync(engine);
        var foreign = JsonNode.Parse(Workbench.Event("model-approved.json").ToJsonString()
            .Replace("111122223333", account, StringComparison.Ordinal).Replace("eu-west-1", region, StringComparison.Ordinal))!.AsObject();
        var before = await bench.StateAsync();

        var answer = JsonNode.Parse(await bench.InvokeAsync("StartShadowTest", foreign))!;

        answer["started"]!.GetValue<bool>().ShouldBeFalse();
        answer["reason"]!.GetValue<string>().ShouldContain($"is of account {account} in {region}; this pipeline tests endpoints of account 111122223333 in eu-west-1 only.");
        (await bench.StateAsync()).ShouldBe(before);
        bench.Metrics.ShouldHaveSingleItem().ContainsKey("ApprovalsFromElsewhere").ShouldBeTrue();
    }

    [Fact]
    public async Task TenDeliveriesOfEachEventAtOnce_OneRunAndOneDecisionForEachApproval()
    {
        await using var bench = await Workbench.StartAsync(engine);
        var desk = new ApprovalDesk(bench);
        await desk.HoldEndpointAsync();
        var approved = desk.Set(Approved);
        await TenTimesAsync(approved);
        (await desk.QueueAsync()).ShouldBe([RunOf()]);

        var rejected = desk.Set(Rejected);
        await TenTimesAsync(rejected, approved);
        ShouldBeWithdrawn(await desk.DecisionAsync());
        ShouldBeUntouched(await desk.DecisionAsync());
        (await desk.QueueAsync()).ShouldBeEmpty();

        var again = desk.Set(Approved);
        await TenTimesAsync(again, rejected, approved);
        (await desk.QueueAsync()).ShouldBe([RunOf(epoch: 2)]);
        (await bench.Decisions.ListAsync(new DecisionFilter(), Token)).ShouldHaveSingleItem();

        Task TenTimesAsync(params JsonObject[] events) => Task.WhenAll(
            from time in Enumerable.Range(0, 10) from one in events select Task.Run(() => desk.DeliverAsync((JsonObject)one.DeepClone())));
    }
}
