using System.Text.Json.Nodes;
using Amazon.DynamoDBv2.Model;
using ShadowPipeline.Decisions;
using ShadowPipeline.Functions.Contracts;
using ShadowPipeline.Functions.Ports;
using ShadowPipeline.Tests.Local.DynamoDb;
using static ShadowPipeline.Tests.Functions.ApprovalDesk;

namespace ShadowPipeline.Tests.Functions;

/// <summary>An approval that is taken back ends what it began, whatever state that is in.</summary>
[Collection(SharedEngine.Name)]
public sealed class WithdrawalTests(EngineFixture engine)
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Reject_TestRuns_StopsItAtOnceRecordsAndFreesTheEndpoint()
    {
        await using var bench = await Workbench.StartAsync(engine);
        var desk = new ApprovalDesk(bench, 8);
        await desk.ApproveAsync();
        await desk.StartTestAsync();
        await desk.ApproveAsync(8);

        var rejected = desk.Set(Rejected);
        var answer = await desk.DeliverAsync(rejected);

        answer.Started.ShouldBeFalse();
        answer.Reason.ShouldBe($"Version 7 of fraud-detector is Rejected, not Approved. Its approval 1 is withdrawn: {RunOf()} decided Reject / ApprovalWithdrawn.");
        ShouldBeWithdrawn(await desk.DecisionAsync());
        (await bench.Get<IExperiments>().FindAsync(RunOf(), Token))!.Status.ShouldBe("Stopping");
        var before = await bench.StateAsync();
        (await desk.DeliverAsync(rejected)).ShouldBeEquivalentTo(answer);
        (await bench.StateAsync()).ShouldBe(before, "a repeated event changes nothing");

        (await bench.StepAsync("PollExperiment")).State.ShouldBe(StepState.Decided);
        await bench.InvokeAsync("RecordDecision", Workbench.Input());
        (await desk.ReleaseAsync()).State.ShouldBe(StepState.Done);

        var release = (await desk.DecisionAsync())!.Release!;
        (release.EndpointRestored, release.ExperimentStatus, release.ModelDeleted).ShouldBe((true, "Cancelled", true));
        (await bench.Get<IEndpointReader>().ReadEndpointAsync(Workbench.Endpoint, Token)).ShadowVariants.ShouldBeEmpty();
        (await desk.QueueAsync()).ShouldBe([RunOf(8)]);
        (await bench.Get<IWorkflow>().FindAsync(RunOf(8), Token)).ShouldNotBeNull();
    }

    [Theory]
    [InlineData(Rejected)]
    [InlineData(Pending)]
    public async Task TakenBack_RunWaits_LeavesItsQueueUntouched(string status)
    {
        await using var bench = await Workbench.StartAsync(engine);
        var desk = new ApprovalDesk(bench, 8);
        await desk.HoldEndpointAsync();
        await desk.ApproveAsync();
        await desk.ApproveAsync(8);

        (await desk.DeliverAsync(desk.Set(status))).Started.ShouldBeFalse();

        var record = await desk.DecisionAsync();
        ShouldBeWithdrawn(record);
        ShouldBeUntouched(record);
        record!.Reasons[0].ShouldEndWith($"is no longer approved: its approval status is {status}.");
        (await desk.QueueAsync()).ShouldBe([RunOf(8)]);
    }

    [Fact]
    public async Task TakenBack_HeadThatNobodyStartedYet_LetsTheNextOneIn()
    {
        await using var bench = await Workbench.StartAsync(engine);
        var desk = new ApprovalDesk(bench, 8);
        await desk.HoldEndpointAsync();
        await desk.ApproveAsync();
        await desk.ApproveAsync(8);
        await bench.Get<ILeaseStore>().ReleaseAsync(Workbench.Endpoint, "holder", Token);

        await desk.RejectAsync();

        (await bench.Get<IWorkflow>().FindAsync(RunOf(8), Token)).ShouldNotBeNull();
        (await bench.Get<IWorkflow>().FindAsync(RunOf(), Token)).ShouldBeNull();
    }

    [Fact]
    public async Task Reject_HoldsTheEndpointWithoutExperiment_NextStepEndsIt()
    {
        await using var bench = await Workbench.StartAsync(engine);
        var desk = new ApprovalDesk(bench);
        await desk.ApproveAsync();
        await bench.StepAsync("AcquireEndpoint");

        await desk.RejectAsync();

        ShouldBeWithdrawn(await desk.DecisionAsync());
        (await bench.StepAsync("ResolveProductionVariant")).State.ShouldBe(StepState.Decided);
        (await bench.StepAsync("SubmitExperiment")).State.ShouldBe(StepState.Decided);
        (await desk.ReleaseAsync()).State.ShouldBe(StepState.Done);
        bench.World.State.Experiments.ShouldBeEmpty();
        (await bench.Get<ILeaseStore>().FindAsync(Workbench.Endpoint, Token)).ShouldBeNull();
        (await desk.QueueAsync()).ShouldBeEmpty();
    }

    [Fact]
    public async Task Reject_PackageIsDeleted_CountsAsNotApproved()
    {
        await using var bench = await Workbench.StartAsync(engine);
        var desk = new ApprovalDesk(bench);
        await desk.HoldEndpointAsync();
        await desk.ApproveAsync();
        var rejected = desk.Set(Rejected);
        bench.World.State.Packages.Clear();

        await desk.DeliverAsync(rejected);

        ShouldBeWithdrawn(await desk.DecisionAsync());
        (await desk.DecisionAsync())!.Reasons[0].ShouldContain("no longer exists");
    }

    [Fact]
    public async Task Reject_SeveralEndpoints_WithdrawsEveryRun()
    {
        await using var bench = await Workbench.StartAsync(engine, policy: policy =>
        {
            policy["endpoints"] = new JsonArray(Workbench.Endpoint, "fraud-detector-two");
            return policy;
        });
        var desk = new ApprovalDesk(bench);
        (await desk.ApproveAsync()).RunIds.ShouldBe([RunOf(), RunOf(endpoint: "fraud-detector-two")]);

        await desk.RejectAsync();

        ShouldBeWithdrawn(await desk.DecisionAsync());
        ShouldBeWithdrawn(await bench.Decisions.FindAsync(RunOf(endpoint: "fraud-detector-two"), Token));
        (await bench.Runs.ListQueueAsync("fraud-detector-two", 10, Token)).ShouldBeEmpty();
    }

    [Fact]
    public async Task Reject_JudgedPromoteButNotSettled_IsWithdrawnWithItsCriteria()
    {
        await using var bench = await Workbench.StartAsync(engine, policy: Short);
        var desk = new ApprovalDesk(bench);
        await JudgeAsync(bench, desk);

        await desk.RejectAsync();
        await bench.InvokeAsync("RecordDecision", Workbench.Input());

        var record = await desk.DecisionAsync();
        ShouldBeWithdrawn(record);
        record!.Criteria.ShouldNotBeEmpty();
        record.Evidence.ShouldNotBeNull();
    }

    [Fact]
    public async Task RecordDecision_RejectionWasNeverTold_RecordsNoPromote()
    {
        await using var bench = await Workbench.StartAsync(engine, policy: Short);
        var desk = new ApprovalDesk(bench);
        await JudgeAsync(bench, desk);
        desk.Set(Rejected);

        await bench.InvokeTwiceAsync("RecordDecision", Workbench.Input());

        ShouldBeWithdrawn(await desk.DecisionAsync());
        (await desk.RunAsync()).PromotedAt.ShouldBeNull();
    }

    [Fact]
    public async Task Reject_PromoteIsSettled_ComesTooLate()
    {
        await using var bench = await Workbench.StartAsync(engine, policy: Short);
        var desk = new ApprovalDesk(bench);
        await JudgeAsync(bench, desk);
        using var calls = new DyingCalls(bench, "RecordDecision");
        var died = false;
        for (var call = 1; !died || (await desk.RunAsync()).PromotedAt is null; call++)
        {
            died = await calls.DiesAsync(call, () => bench.InvokeAsync("RecordDecision", Workbench.Input()));
        }

        (await desk.DecisionAsync()).ShouldBeNull("it died between settling and writing");
        var settled = bench.Clock.GetUtcNow();
        await bench.AdvanceToAsync(settled.AddMinutes(1));

        var answer = await desk.RejectAsync();
        await bench.InvokeAsync("RecordDecision", Workbench.Input());

        answer.Reason.ShouldNotBeNull().ShouldEndWith("each of its runs was decided before.");
        var record = (await desk.DecisionAsync())!;
        (record.Decision, record.DecidedAt).ShouldBe((Decision.Promote, settled));
        bench.Metrics.Count(line => line.ContainsKey("Basis")).ShouldBe(1, "a decision counts once");
    }

    [Fact]
    public async Task Reject_DecidedOtherwise_ChangesNothingButTheApproval()
    {
        await using var bench = await Workbench.StartAsync(engine);
        var desk = new ApprovalDesk(bench);
        await desk.ApproveAsync();
        await bench.StepAsync("AcquireEndpoint");
        var error = new JsonObject { ["Error"] = "SomethingException", ["Cause"] = "Injected." };
        await bench.InvokeAsync("RecordDecision", Workbench.Input(error));

        await desk.RejectAsync();

        (await desk.DecisionAsync())!.Basis.ShouldBe(DecisionBasis.PipelineError);
        (await desk.RunAsync()).EarlyOutcome.ShouldBeNull();
        (await bench.Runs.FindApprovalAsync(ArnOf(7), Token))!.Withdrawn.ShouldBeTrue("a new approval is a new one");
    }

    [Fact]
    public async Task Reject_StepSavesTheRunMeanwhile_IsWithdrawnAllTheSame()
    {
        await using var bench = await Workbench.StartAsync(engine);
        var desk = new ApprovalDesk(bench);
        await desk.ApproveAsync();
        await desk.StartTestAsync();
        using var calls = new DyingCalls(bench, "StartShadowTest");
        var saved = 0;
        calls.At = (_, request) =>
        {
            if (request is PutItemRequest put && put.ConditionExpression.Contains("#revision") && saved++ < 2)
            {
                var run = bench.Runs.FindAsync(RunOf(), Token).GetAwaiter().GetResult()!;
                bench.Runs.SaveAsync(run with { ReleasingSince = bench.Clock.GetUtcNow() }, Token).GetAwaiter().GetResult();
            }
        };

        await desk.RejectAsync();

        ShouldBeWithdrawn(await desk.DecisionAsync());
    }

    private static JsonObject Short(JsonObject policy)
    {
        policy["experiment"]!["duration"] = "3h";
        return policy;
    }

    private static async Task JudgeAsync(Workbench bench, ApprovalDesk desk)
    {
        await desk.ApproveAsync();
        await bench.StepAsync("AcquireEndpoint");
        await bench.StepAsync("ResolveProductionVariant");
        await bench.RepeatAsync("PollExperiment", await bench.StepAsync("SubmitExperiment"));
        await bench.StepAsync("EvaluateMetrics");
        (await desk.RunAsync()).Verdict!.Outcome.ShouldBe(Decision.Promote);
    }
}
