using System.Text.Json.Nodes;
using Amazon.StepFunctions;
using ShadowPipeline.Runs;
using ShadowPipeline.Tests.Local.DynamoDb;

namespace ShadowPipeline.Tests.Functions;

/// <summary>What alarms learn of open runs from a scheduled look at them.</summary>
[Collection(SharedEngine.Name)]
public sealed class OpenRunWatchTests(EngineFixture engine)
{
    private static readonly JsonObject Schedule = Workbench.Event("reconcile-runs-schedule.json");

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task NothingOpen_IsWrittenAllTheSame()
    {
        await using var bench = await Workbench.StartAsync(engine);

        (await LookAsync(bench)).ShouldBe((0, 0, 0, 0));
    }

    [Fact]
    public async Task RunningTest_IsOpenAndPastItsEndOnlyAfterTheGrace()
    {
        await using var bench = await Workbench.StartAsync(engine);
        await bench.SubmitAsync();
        var end = (await bench.RunAsync()).Submission!.EndTime;

        await bench.AdvanceToAsync(end + RunDeadline.Grace);
        (await LookAsync(bench)).ShouldBe((1, 0, 0, 0));
        await bench.AdvanceToAsync(end + RunDeadline.Grace + TimeSpan.FromSeconds(1));
        (await LookAsync(bench)).ShouldBe((1, 1, 0, 0));
    }

    [Fact]
    public async Task HeadThatNeverTookItsEndpoint_IsNotStarted()
    {
        await using var bench = await Workbench.StartAsync(engine);
        await bench.ApproveAsync();

        (await LookAsync(bench)).ShouldBe((1, 0, 1, 0));
        await bench.StepAsync("AcquireEndpoint");
        (await LookAsync(bench)).ShouldBe((1, 0, 0, 0));
    }

    [Fact]
    public async Task RunsBehindAnother_RightlyWait()
    {
        await using var bench = await Workbench.StartAsync(engine);
        await bench.ApproveAsync();
        await bench.StepAsync("AcquireEndpoint");
        await bench.AdvanceToAsync(bench.Clock.GetUtcNow().AddMinutes(1));
        var next = Workbench.Event("model-approved.json");
        var arn = next["detail"]!["ModelPackageArn"]!.GetValue<string>()[..^1] + "8";
        (next["detail"]!["ModelPackageArn"], next["detail"]!["ModelPackageVersion"], next["resources"]) = (arn, 8, new JsonArray(arn));
        await bench.InvokeAsync("StartShadowTest", next);

        (await LookAsync(bench)).ShouldBe((2, 0, 0, 0));
    }

    [Fact]
    public async Task MendedRun_CountsAsMended()
    {
        await using var bench = await Workbench.StartAsync(engine);
        await bench.ApproveAsync();
        await bench.StepAsync("AcquireEndpoint");
        await bench.Get<IAmazonStepFunctions>().StopExecutionAsync(new() { ExecutionArn = (await bench.RunAsync()).ExecutionArn }, Token);

        (await LookAsync(bench)).ShouldBe((1, 0, 0, 1));
        (await LookAsync(bench)).ShouldBe((0, 0, 0, 0));
    }

    [Fact]
    public async Task EndOfOneExecution_SaysNothingOfTheOthers()
    {
        await using var bench = await Workbench.StartAsync(engine);
        await bench.ApproveAsync();

        await bench.InvokeAsync("ReconcileRuns", Workbench.Event("reconcile-runs-execution-failed.json"));

        bench.Metrics.ShouldBeEmpty();
    }

    [Fact]
    public async Task Decision_IsCountedOnceHoweverOftenItIsRecorded()
    {
        await using var bench = await Workbench.StartAsync(engine);
        await bench.ApproveAsync();
        var error = Workbench.Input(new JsonObject { ["Error"] = "SomethingException", ["Cause"] = "" });
        await bench.InvokeAsync("RecordDecision", error);
        await bench.AdvanceToAsync(bench.Clock.GetUtcNow().AddSeconds(1));
        await bench.InvokeAsync("RecordDecision", error);

        var line = bench.Metrics.ShouldHaveSingleItem();
        (line["Decisions"]!.GetValue<int>(), line["Decision"]!.GetValue<string>(), line["Basis"]!.GetValue<string>()).ShouldBe((1, "Reject", "PipelineError"));
        line["Deployment"]!.GetValue<string>().ShouldStartWith("test-");
    }

    private static async Task<(int Open, int PastEnd, int NotStarted, int Mended)> LookAsync(Workbench bench)
    {
        var before = bench.Metrics.Count;
        await bench.InvokeAsync("ReconcileRuns", Schedule);
        var line = bench.Metrics.Skip(before).Single(line => line.ContainsKey("OpenRuns"));
        return (Figure("OpenRuns"), Figure("RunsPastEnd"), Figure("RunsNotStarted"), Figure("RunsMended"));

        int Figure(string name) => line[name]!.GetValue<int>();
    }
}
