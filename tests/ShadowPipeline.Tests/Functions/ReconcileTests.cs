using System.Text.Json.Nodes;
using Amazon.SageMaker;
using Amazon.StepFunctions;
using ShadowPipeline.Cli.Running;
using ShadowPipeline.Decisions;
using ShadowPipeline.Functions.Contracts;
using ShadowPipeline.Functions.Ports;
using ShadowPipeline.Functions.Reconciling;
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
        var next = await bench.QueueAnotherAsync();
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
        var run = await bench.QueueAnotherAsync();
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
        var next = await bench.QueueAnotherAsync();
        var before = await bench.StateAsync();

        (await bench.InvokeAsync("ReconcileRuns", Schedule)).ShouldBe("""{"examined":2,"mended":[],"waiting":0}""");
        (await bench.StateAsync()).ShouldBe(before);
        (await bench.Get<IWorkflow>().FindAsync(next.Id, Token)).ShouldBeNull();
    }

    [Fact]
    public async Task HeadThatNobodyStarted_IsStartedOnce()
    {
        await using var bench = await Workbench.StartAsync(engine);
        var run = await bench.QueueAnotherAsync();

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
    public async Task AbortedDuringItsTest_IsRecordedAndToldWithWhatWasObserved()
    {
        await using var bench = await Workbench.StartAsync(engine, workflow: WorkflowFile.Read());
        await bench.ApproveAsync();
        await bench.AdvanceToAsync(bench.Clock.GetUtcNow().AddHours(6));
        var running = (await bench.RunAsync()).Observation!.RunningSince!.Value;
        var aborted = bench.Clock.GetUtcNow();
        await bench.Get<IAmazonStepFunctions>().StopExecutionAsync(
            new() { ExecutionArn = (await bench.RunAsync()).ExecutionArn, Error = "Operator", Cause = "Stopped by hand." }, Token);
        await bench.RunToEndAsync();

        var record = (await bench.Decisions.FindAsync(Workbench.RunId, Token))!;
        record.Basis.ShouldBe(DecisionBasis.PipelineError);
        record.Window.ShouldBe(new ObservedWindow(running, aborted));
        record.Cost!.InstanceHours.ShouldBe(2 * (aborted - running).TotalHours, 0.01);
        record.Cost.EstimatedUsd.ShouldNotBeNull();
        bench.Messages.Sent.ShouldContain(message => message.ToLine().Contains("(5 h ", StringComparison.Ordinal));
    }

    [Fact]
    public async Task AbortedAfterItsExperimentWasCancelled_CountsUntilTheCancellation()
    {
        await using var bench = await Workbench.StartAsync(engine);
        var submitted = await bench.SubmitAsync();
        await bench.AdvanceToAsync(submitted.WaitUntil!.Value.AddHours(1));
        await bench.StepAsync("PollExperiment");
        await bench.Get<IAmazonSageMaker>().StopInferenceExperimentAsync(
            new() { Name = Workbench.RunId, ModelVariantActions = new() { ["AllTraffic"] = "Retain", [Workbench.RunId] = "Remove" } }, Token);
        await bench.AdvanceToAsync(bench.Clock.GetUtcNow().AddHours(1));
        var completed = (await bench.Get<IExperiments>().FindAsync(Workbench.RunId, Token))!.CompletionTime;
        await bench.AdvanceToAsync(bench.Clock.GetUtcNow().AddHours(5));
        await bench.Get<IAmazonStepFunctions>().StopExecutionAsync(new() { ExecutionArn = (await bench.RunAsync()).ExecutionArn }, Token);

        await bench.InvokeAsync("ReconcileRuns", Schedule);

        (await bench.Decisions.FindAsync(Workbench.RunId, Token))!.Window!.End.ShouldBe(completed.ShouldNotBeNull());
    }

    [Fact]
    public async Task OneRunThatCannotBeMended_NeitherKeepsOthersFromItNorFailsTheLook()
    {
        await using var bench = await Workbench.StartAsync(engine, workflow: Failing);
        await QueueBrokenAsync(bench);
        await bench.ApproveAsync();
        await bench.AdvanceToAsync(bench.Clock.GetUtcNow().AddSeconds(1));

        (await bench.InvokeAsync("ReconcileRuns", Schedule)).ShouldStartWith($$"""{"examined":2,"mended":["{{Workbench.RunId}}: """);

        (await bench.Decisions.FindAsync(Workbench.RunId, Token))!.Release.ShouldNotBeNull();
        NotMended(bench).ShouldBe(1);
        bench.Watch.Expect("'an/endpoint/that/no/call/takes'");
    }

    [Fact]
    public async Task EndOfAnExecutionThatCannotBeMended_FailsForItsOneEvent()
    {
        await using var bench = await Workbench.StartAsync(engine);
        var broken = await QueueBrokenAsync(bench);
        var change = Workbench.Event("reconcile-runs-execution-failed.json");
        change["detail"]!["name"] = broken.Id;

        var error = await Should.ThrowAsync<ReconciliationIncompleteException>(() => bench.InvokeAsync("ReconcileRuns", change));

        error.Message.ShouldStartWith($"{broken.Id} could not be reconciled: PermanentServiceException: ");
        bench.Watch.Expect("'an/endpoint/that/no/call/takes'");
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task DecidedWhileItsExecutionSleeps_IsReleasedAndTheNextRunStarts(bool recorded)
    {
        await using var bench = await Workbench.StartAsync(engine);
        var submitted = await bench.SubmitAsync();
        await bench.AdvanceToAsync(submitted.WaitUntil!.Value.AddHours(1));
        var next = await bench.QueueAnotherAsync();
        var run = await bench.Runs.SaveAsync(
            await bench.RunAsync() with { EarlyOutcome = new EarlyOutcome(DecisionBasis.ApprovalWithdrawn, ["Taken back."]) }, Token);
        await bench.InvokeAsync(recorded ? "RecordDecision" : "ReconcileRuns", recorded ? Workbench.Input() : Schedule);
        var decidedAt = (await bench.Decisions.FindAsync(run.Id, Token))!.DecidedAt;

        // A step that began before may still be at work; then the experiment is stopped, and nothing is said to be mended before it is.
        await bench.AdvanceToAsync(decidedAt + RunReconciler.SlowestStep - TimeSpan.FromSeconds(1));
        (await bench.InvokeAsync("ReconcileRuns", Schedule)).ShouldContain("\"mended\":[]");
        (await bench.Get<IExperiments>().FindAsync(run.Id, Token))!.Status.ShouldBe("Running");
        await bench.AdvanceToAsync(decidedAt + RunReconciler.SlowestStep);
        (await bench.InvokeAsync("ReconcileRuns", Schedule)).ShouldContain("\"mended\":[]");
        (await bench.Get<IExperiments>().FindAsync(run.Id, Token))!.Status.ShouldBe("Stopping");
        await bench.AdvanceToAsync(bench.Clock.GetUtcNow().AddMinutes(15));
        (await bench.InvokeAsync("ReconcileRuns", Schedule)).ShouldContain("decided while its execution goes on; decision Reject / ApprovalWithdrawn stands; endpoint released");

        (await bench.Decisions.FindAsync(run.Id, Token))!.Release!.EndpointRestored.ShouldBe(true);
        (await bench.Get<IWorkflow>().FindAsync(next.Id, Token))!.Status.ShouldBe("RUNNING");
        (await bench.StepAsync("AcquireEndpoint", runId: next.Id)).State.ShouldBe(StepState.Done);

        // The execution wakes up.
        var before = await bench.StateAsync();
        (await bench.StepAsync("PollExperiment")).State.ShouldBe(StepState.Decided);
        await bench.InvokeAsync("RecordDecision", Workbench.Input());
        (await bench.StepAsync("ReleaseEndpoint")).State.ShouldBe(StepState.Done);
        (await bench.StateAsync()).ShouldBe(before);
    }

    [Fact]
    public async Task NewerVersionWaits_AndNobodySupersededTheOlder_IsMadeUpFor()
    {
        await using var bench = await Workbench.StartAsync(engine, policy: SupersedeTests.Supersede);
        await bench.ApproveAsync();
        await bench.StepAsync("AcquireEndpoint");
        await bench.AdvanceToAsync(bench.Clock.GetUtcNow().AddMinutes(1));
        var older = await bench.QueueAnotherAsync(version: 8);
        await bench.AdvanceToAsync(bench.Clock.GetUtcNow().AddMinutes(1));
        var newer = await bench.QueueAnotherAsync(version: 9);
        bench.World.AddModelPackage(bench.World.Facts with { ModelPackageArn = newer.ModelPackageArn, Version = 9 }, "Approved");

        await bench.InvokeAsync("ReconcileRuns", Schedule);

        (await bench.Decisions.FindAsync(older.Id, Token))!.Basis.ShouldBe(DecisionBasis.Superseded);
        (await bench.Runs.ListQueueAsync(Workbench.Endpoint, 10, Token)).ShouldBe([Workbench.RunId, newer.Id]);
    }

    [Fact]
    public async Task VerdictNotRecordedYet_IsLeftToItsExecution()
    {
        await using var bench = await Workbench.StartAsync(engine, policy: ReleaseTests.ShortTest);
        await bench.RepeatAsync("PollExperiment", await bench.SubmitAsync());
        await bench.StepAsync("EvaluateMetrics");
        (await bench.RunAsync()).Verdict.ShouldNotBeNull();
        var before = await bench.StateAsync();

        (await bench.InvokeAsync("ReconcileRuns", Schedule)).ShouldBe("""{"examined":1,"mended":[],"waiting":0}""");
        (await bench.StateAsync()).ShouldBe(before);
    }

    [Fact]
    public async Task DecidedWhileItWaited_LeavesItsQueue()
    {
        await using var bench = await Workbench.StartAsync(engine);
        await bench.ApproveAsync();
        await bench.StepAsync("AcquireEndpoint");
        await bench.AdvanceToAsync(bench.Clock.GetUtcNow().AddMinutes(1));
        var waiting = await bench.QueueAnotherAsync();
        await bench.Runs.SaveAsync(waiting with { EarlyOutcome = new EarlyOutcome(DecisionBasis.Superseded, ["A newer version came."]) }, Token);

        (await bench.InvokeAsync("ReconcileRuns", Schedule)).ShouldContain($"{waiting.Id}: decided while it waited");

        (await bench.Decisions.FindAsync(waiting.Id, Token))!.Basis.ShouldBe(DecisionBasis.Superseded);
        (await bench.Runs.ListOpenAsync(10, Token)).ShouldHaveSingleItem().RunId.ShouldBe(Workbench.RunId);
        (await bench.Get<ILeaseStore>().FindAsync(Workbench.Endpoint, Token))!.RunId.ShouldBe(Workbench.RunId);
    }

    [Theory]
    [InlineData("nobody")]
    [InlineData(Workbench.RunId)]
    public async Task LeaseOfWhoIsDone_IsGivenBackToTheQueue(string holder)
    {
        await using var bench = await Workbench.StartAsync(engine, workflow: Failing);
        await bench.ApproveAsync();
        await bench.AdvanceToAsync(bench.Clock.GetUtcNow().AddSeconds(1));
        await bench.InvokeAsync("ReconcileRuns", Schedule);
        var now = bench.Clock.GetUtcNow();
        await bench.Get<ILeaseStore>().TryAcquireAsync(Workbench.Endpoint, holder, now, now.AddDays(30), Token);
        var next = await bench.QueueAnotherAsync();

        (await bench.InvokeAsync("ReconcileRuns", Schedule)).ShouldContain($"{next.Id}: the lease of {holder}, which is ");

        (await bench.Get<ILeaseStore>().FindAsync(Workbench.Endpoint, Token)).ShouldBeNull();
        (await bench.Get<IWorkflow>().FindAsync(next.Id, Token)).ShouldNotBeNull();
    }

    [Fact]
    public async Task LeaseOfARunThatIsAtWork_StaysItsOwn()
    {
        await using var bench = await Workbench.StartAsync(engine);
        await bench.AdvanceToAsync(bench.Clock.GetUtcNow().AddMinutes(1));
        await bench.ApproveAsync();
        await bench.StepAsync("AcquireEndpoint");

        // Registered by a function whose clock is behind: it comes first in the queue.
        await bench.QueueAnotherAsync(registered: bench.Clock.GetUtcNow().AddSeconds(-30));
        var before = await bench.StateAsync();

        (await bench.InvokeAsync("ReconcileRuns", Schedule)).ShouldBe("""{"examined":2,"mended":[],"waiting":0}""");
        (await bench.StateAsync()).ShouldBe(before);
    }

    [Fact]
    public async Task ExecutionOfNoRun_IsNoFault()
    {
        await using var bench = await Workbench.StartAsync(engine);
        var change = Workbench.Event("reconcile-runs-execution-failed.json");

        (await bench.InvokeAsync("ReconcileRuns", change)).ShouldBe("""{"examined":1,"mended":[],"waiting":0}""");
    }

    private static int NotMended(Workbench bench) => bench.Metrics.Last(line => line.ContainsKey("RunsNotMended"))["RunsNotMended"]!.GetValue<int>();

    private static async Task<Run> QueueBrokenAsync(Workbench bench)
    {
        var broken = await bench.QueueAnotherAsync(endpoint: "an/endpoint/that/no/call/takes", version: 3);
        return await bench.Runs.SaveAsync(broken with { ExecutionArn = "arn:gone" }, Token);
    }
}
