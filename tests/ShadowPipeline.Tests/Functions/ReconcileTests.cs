using System.Text.Json.Nodes;
using Amazon.StepFunctions;
using ShadowPipeline.Decisions;
using ShadowPipeline.Functions.Ports;
using ShadowPipeline.Runs;
using ShadowPipeline.Tests.Local.DynamoDb;

namespace ShadowPipeline.Tests.Functions;

/// <summary>Runs that no execution will finish.</summary>
[Collection(SharedEngine.Name)]
public sealed class ReconcileTests(EngineFixture engine)
{
    private const string Failing = """{"StartAt": "Fail", "States": {"Fail": {"Type": "Fail", "Error": "States.Runtime", "Cause": "The path is not there."}}}""";

    private const string TimingOut =
        """{"TimeoutSeconds": 5, "StartAt": "Idle", "States": {"Idle": {"Type": "Wait", "Seconds": 60, "Next": "End"}, "End": {"Type": "Succeed"}}}""";

    private static readonly JsonObject Schedule = Workbench.Event("reconcile-runs-schedule.json");

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(Failing, "States.Runtime: The path is not there.")]
    [InlineData(TimingOut, "TIMED_OUT")]
    [InlineData(Workbench.Idle, "Operator: Stopped by hand.")]
    public async Task EndedBadly_GetsOneRecordAndTheNextRunStarts(string workflow, string reason)
    {
        await using var bench = await Workbench.StartAsync(engine, workflow: workflow);
        await bench.ApproveAsync();
        await bench.StepAsync("AcquireEndpoint");
        var next = await QueueAnotherAsync(bench);
        if (workflow == Workbench.Idle)
        {
            await bench.Get<IAmazonStepFunctions>().StopExecutionAsync(
                new() { ExecutionArn = (await bench.RunAsync()).ExecutionArn, Error = "Operator", Cause = "Stopped by hand." }, Token);
        }

        await bench.AdvanceToAsync(bench.Clock.GetUtcNow().AddSeconds(10));
        var answer = await bench.InvokeAsync("ReconcileRuns", Schedule);

        answer.ShouldContain("endpoint released");
        var record = (await bench.Decisions.ListAsync(new DecisionFilter(), Token)).Single(record => record.Id == Workbench.RunId);
        (record.Decision, record.Basis).ShouldBe((Decision.Reject, DecisionBasis.PipelineError));
        record.Reasons.ShouldHaveSingleItem().ShouldContain(reason);
        record.Release.ShouldNotBeNull();
        (await bench.Get<IWorkflow>().FindAsync(next.Id, Token)).ShouldNotBeNull();
    }

    [Fact]
    public async Task Gone_GetsOneRecord()
    {
        await using var bench = await Workbench.StartAsync(engine);
        var run = await QueueAnotherAsync(bench);
        await bench.Runs.SaveAsync(run with { ExecutionArn = "arn:aws:states:eu-west-1:111122223333:execution:shadow-test:gone" }, Token);

        var first = await bench.InvokeAsync("ReconcileRuns", Schedule);
        var state = await bench.StateAsync();
        var second = await bench.InvokeAsync("ReconcileRuns", Schedule);

        first.ShouldContain("execution gone");
        second.ShouldBe("""{"examined":0,"mended":[],"waiting":0}""");
        (await bench.StateAsync()).ShouldBe(state);
        (await bench.Decisions.FindAsync(run.Id, Token))!.Reasons[0].ShouldContain("ExecutionGone");
    }

    [Fact]
    public async Task Running_IsLeftAlone()
    {
        await using var bench = await Workbench.StartAsync(engine);
        await bench.ApproveAsync();
        await bench.StepAsync("AcquireEndpoint");
        var before = await bench.StateAsync();

        (await bench.InvokeAsync("ReconcileRuns", Schedule)).ShouldBe("""{"examined":1,"mended":[],"waiting":0}""");
        (await bench.StateAsync()).ShouldBe(before);
    }

    [Fact]
    public async Task QueuedBehindARunningOne_IsLeftAlone()
    {
        await using var bench = await Workbench.StartAsync(engine);
        await bench.ApproveAsync();
        var next = await QueueAnotherAsync(bench);
        var before = await bench.StateAsync();

        (await bench.InvokeAsync("ReconcileRuns", Schedule)).ShouldBe("""{"examined":2,"mended":[],"waiting":0}""");
        (await bench.StateAsync()).ShouldBe(before);
        (await bench.Get<IWorkflow>().FindAsync(next.Id, Token)).ShouldBeNull();
    }

    [Fact]
    public async Task HeadThatNobodyStarted_IsStartedOnce()
    {
        await using var bench = await Workbench.StartAsync(engine);
        var run = await QueueAnotherAsync(bench);

        (await bench.InvokeAsync("ReconcileRuns", Schedule)).ShouldContain("it was its turn: started");
        var state = await bench.StateAsync();

        (await bench.InvokeAsync("ReconcileRuns", Schedule)).ShouldBe("""{"examined":1,"mended":[],"waiting":0}""");
        (await bench.StateAsync()).ShouldBe(state);
        (await bench.Get<IWorkflow>().FindAsync(run.Id, Token))!.Status.ShouldBe("RUNNING");
    }

    [Fact]
    public async Task ExperimentStillRunning_IsStoppedAndWaitedFor()
    {
        await using var bench = await Workbench.StartAsync(engine);
        var submitted = await bench.SubmitAsync();
        await bench.AdvanceToAsync(submitted.WaitUntil!.Value.AddHours(1));
        await bench.Get<IAmazonStepFunctions>().StopExecutionAsync(new() { ExecutionArn = (await bench.RunAsync()).ExecutionArn }, Token);

        (await bench.InvokeAsync("ReconcileRuns", Schedule)).ShouldEndWith("\"waiting\":1}");
        await bench.AdvanceToAsync(bench.Clock.GetUtcNow().AddMinutes(15));
        (await bench.InvokeAsync("ReconcileRuns", Schedule)).ShouldEndWith("\"waiting\":0}");

        (await bench.Decisions.FindAsync(Workbench.RunId, Token))!.Release!.EndpointRestored.ShouldBe(true);
        (await bench.Runs.HeadOfQueueAsync(Workbench.Endpoint, Token)).ShouldBeNull();
    }

    [Fact]
    public async Task OneRunThatCannotBeMended_DoesNotKeepTheOthersFromIt()
    {
        await using var bench = await Workbench.StartAsync(engine, workflow: Failing);
        var broken = await QueueAnotherAsync(bench, endpoint: "an/endpoint/that/no/call/takes", version: 3);
        await bench.Runs.SaveAsync(broken with { ExecutionArn = "arn:gone" }, Token);
        await bench.ApproveAsync();
        await bench.AdvanceToAsync(bench.Clock.GetUtcNow().AddSeconds(1));

        var error = await Should.ThrowAsync<ReconciliationIncompleteException>(() => bench.InvokeAsync("ReconcileRuns", Schedule));

        error.Message.ShouldStartWith("1 of 2 runs could not be reconciled: PermanentServiceException: ");
        (await bench.Decisions.FindAsync(Workbench.RunId, Token))!.Release.ShouldNotBeNull();
        bench.Watch.Expect("'an/endpoint/that/no/call/takes'");
    }

    [Fact]
    public async Task ExecutionOfNoRun_IsNoFault()
    {
        await using var bench = await Workbench.StartAsync(engine);
        var change = Workbench.Event("reconcile-runs-execution-failed.json");

        (await bench.InvokeAsync("ReconcileRuns", change)).ShouldBe("""{"examined":1,"mended":[],"waiting":0}""");
    }

    /// <summary>Registers a run of another version without starting it.</summary>
    private static async Task<Run> QueueAnotherAsync(Workbench bench, string endpoint = Workbench.Endpoint, int version = 8)
    {
        var approval = Workbench.Event("model-approved.json");
        var arn = approval["detail"]!["ModelPackageArn"]!.GetValue<string>()[..^1] + version;
        var policy = (await bench.Get<IPolicyStore>().FindAsync("fraud-detector", Token))!;
        var run = Run.ForApproval(
            ShadowPipeline.Approvals.ApprovalEventReader.Read(approval.ToJsonString()) with
            {
                ModelPackageArn = arn,
                ModelPackageVersion = version,
                Time = bench.Clock.GetUtcNow(),
            },
            policy.Identity,
            endpoint,
            epoch: 1,
            bench.Clock.GetUtcNow());
        (await bench.Runs.TryRegisterAsync(arn, 1, [run], Token)).ShouldBeTrue();
        return run;
    }
}
