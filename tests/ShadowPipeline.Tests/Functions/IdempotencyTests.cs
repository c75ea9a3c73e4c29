using System.Text.Json.Nodes;
using ShadowPipeline.Decisions;
using ShadowPipeline.Functions.Contracts;
using ShadowPipeline.Functions.Ports;
using ShadowPipeline.Tests.Local.DynamoDb;

namespace ShadowPipeline.Tests.Functions;

/// <summary>A step that is repeated at one instant changes nothing and answers the same, on the paths that no healthy run takes.</summary>
[Collection(SharedEngine.Name)]
public sealed class IdempotencyTests(EngineFixture engine)
{
    private static readonly JsonObject Error = new() { ["Error"] = "SomethingException", ["Cause"] = "Something happened." };

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Acquire_BusyEndpoint_WaitsTheSame()
    {
        await using var bench = await Workbench.StartAsync(engine, """{"endpoint": {"status": "Updating"}}""");
        await bench.ApproveAsync();

        (await TwiceAsync(bench, "AcquireEndpoint")).ShouldBe("Wait");
    }

    [Fact]
    public async Task Acquire_BusyForTooLong_DecidesTheSame()
    {
        await using var bench = await Workbench.StartAsync(engine, """{"endpoint": {"status": "Updating"}}""", policy: BusyTimeoutOfAMinute);
        await bench.ApproveAsync();
        var wait = await bench.StepAsync("AcquireEndpoint");
        await bench.AdvanceToAsync(wait.WaitUntil!.Value);

        (await TwiceAsync(bench, "AcquireEndpoint")).ShouldBe("Decided");
        (await bench.RunAsync()).EarlyOutcome!.Basis.ShouldBe(DecisionBasis.EndpointIneligible);
    }

    [Fact]
    public async Task Resolve_Ineligible_DecidesTheSame()
    {
        await using var bench = await Workbench.StartAsync(engine, """{"endpoint": {"async": true}}""");
        await bench.ApproveAsync();
        await bench.StepAsync("AcquireEndpoint");

        (await TwiceAsync(bench, "ResolveProductionVariant")).ShouldBe("Decided");
    }

    [Fact]
    public async Task Submit_ApprovalWithdrawnMeanwhile_DecidesTheSame()
    {
        await using var bench = await Workbench.StartAsync(engine, """{"modelPackage": {"approvalChanges": [{"after": "1m", "approvalStatus": "Rejected"}]}}""");
        await bench.ApproveAsync();
        await bench.StepAsync("AcquireEndpoint");
        await bench.StepAsync("ResolveProductionVariant");
        await bench.AdvanceToAsync(bench.Clock.GetUtcNow().AddMinutes(1));

        (await TwiceAsync(bench, "SubmitExperiment")).ShouldBe("Decided");
        (await bench.RunAsync()).EarlyOutcome!.Basis.ShouldBe(DecisionBasis.ApprovalWithdrawn);
        bench.World.State.Experiments.ShouldBeEmpty();
    }

    [Fact]
    public async Task Poll_GuardrailBreached_StopsOnce()
    {
        await using var bench = await Workbench.StartAsync(engine, """{"shadow": {"error5xxRate": 0.5}}""");
        var wait = await bench.SubmitAsync();
        StepAnswer answer;
        do
        {
            await bench.AdvanceToAsync(wait.WaitUntil!.Value);
            answer = await bench.StepAsync("PollExperiment");
            wait = answer;
        }
        while (answer.State == StepState.Wait);

        answer.State.ShouldBe(StepState.Decided);
        (await TwiceAsync(bench, "PollExperiment")).ShouldBe("Decided");
        var run = await bench.RunAsync();
        run.EarlyOutcome!.Basis.ShouldBe(DecisionBasis.GuardrailBreached);
        run.Observation!.EndedAt.ShouldBe(bench.Clock.GetUtcNow());
    }

    [Fact]
    public async Task Release_RunningExperiment_StopsItOnce()
    {
        await using var bench = await Workbench.StartAsync(engine);
        var submitted = await bench.SubmitAsync();
        await bench.AdvanceToAsync(submitted.WaitUntil!.Value.AddHours(1));
        await bench.InvokeAsync("RecordDecision", Workbench.Input(Error));

        (await TwiceAsync(bench, "ReleaseEndpoint")).ShouldBe("Wait");
        (await bench.RepeatAsync("ReleaseEndpoint")).State.ShouldBe(StepState.Done);
        (await TwiceAsync(bench, "ReleaseEndpoint")).ShouldBe("Done");
        (await bench.Decisions.FindAsync(Workbench.RunId, Token))!.Release!.ExperimentStatus.ShouldBe("Cancelled");
    }

    [Fact]
    public async Task RecordDecision_FailureAfterADecision_ChangesNothing()
    {
        await using var bench = await Workbench.StartAsync(engine);
        await bench.ApproveAsync();
        await bench.StepAsync("AcquireEndpoint");
        var first = await bench.InvokeAsync("RecordDecision", Workbench.Input(Error));
        var before = await bench.StateAsync();

        var other = new JsonObject { ["Error"] = "AnotherException", ["Cause"] = "" };
        (await bench.InvokeAsync("RecordDecision", Workbench.Input(other))).ShouldBe(first);
        (await bench.StateAsync()).ShouldBe(before);
    }

    [Fact]
    public async Task EvaluateMetrics_BeforeAnyTest_SaysSo()
    {
        await using var bench = await Workbench.StartAsync(engine);
        await bench.ApproveAsync();

        await Should.ThrowAsync<NothingToJudgeException>(() => bench.StepAsync("EvaluateMetrics"));
    }

    [Theory]
    [InlineData("AcquireEndpoint")]
    [InlineData("ResolveProductionVariant")]
    [InlineData("SubmitExperiment")]
    [InlineData("PollExperiment")]
    [InlineData("EvaluateMetrics")]
    [InlineData("RecordDecision")]
    [InlineData("ReleaseEndpoint")]
    public async Task EveryStep_OfAnUnknownRun_IsRefusedByName(string function)
    {
        await using var bench = await Workbench.StartAsync(engine);

        await Should.ThrowAsync<RunNotFoundException>(() => bench.StepAsync(function, runId: "shadow-unknown"));
    }

    [Theory]
    [InlineData("AcquireEndpoint")]
    [InlineData("ResolveProductionVariant")]
    [InlineData("SubmitExperiment")]
    [InlineData("PollExperiment")]
    public async Task EveryStep_OfARecordedRun_TouchesNothing(string function)
    {
        await using var bench = await Workbench.StartAsync(engine);
        await bench.ApproveAsync();
        await bench.StepAsync("AcquireEndpoint");
        await bench.InvokeAsync("RecordDecision", Workbench.Input(Error));
        await bench.RepeatAsync("ReleaseEndpoint");
        var before = await bench.StateAsync();

        (await TwiceAsync(bench, function)).ShouldBe("Decided");
        (await bench.StateAsync()).ShouldBe(before);
    }

    private static JsonObject BusyTimeoutOfAMinute(JsonObject policy)
    {
        policy["busyTimeout"] = "1m";
        return policy;
    }

    private static async Task<string> TwiceAsync(Workbench bench, string function) =>
        (await bench.InvokeTwiceAsync(function, Workbench.Input()))["state"]!.GetValue<string>();
}
