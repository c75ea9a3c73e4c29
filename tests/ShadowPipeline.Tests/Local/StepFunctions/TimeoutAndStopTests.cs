using ShadowPipeline.Local.Lambda;
using ShadowPipeline.Local.StateMachines;
using ShadowPipeline.Local.StepFunctions;
using ShadowPipeline.Local.Time;
using static ShadowPipeline.Local.StateMachines.History.HistoryEventType;

namespace ShadowPipeline.Tests.Local.StepFunctions;

public sealed class TimeoutAndStopTests
{
    [Theory]
    [InlineData(9, "SUCCEEDED")]
    [InlineData(10, "FAILED")]
    [InlineData(11, "FAILED")]
    public async Task Task_LongerThanItsTimeout_FailsWithStatesTimeout(int seconds, string status)
    {
        VirtualClock clock = new(Machine.Start);
        await using var machine = new Machine(
            """ "A": {"Type": "Task", "Resource": "${F}", "TimeoutSeconds": 10, "Retry": [{"ErrorEquals": ["States.TaskFailed"]}], "End": true} """,
            Slow(clock, seconds),
            clock: clock);

        var described = await machine.RunAsync();

        described["status"]!.GetValue<string>().ShouldBe(status);
        described["error"]?.GetValue<string>().ShouldBe("States.Timeout");
        machine.SecondsOf(LambdaFunctionTimedOut).ShouldBe(status == "FAILED" ? [10] : []);
        clock.Idle.IsCompleted.ShouldBeTrue();
    }

    [Fact]
    public async Task Task_ThatTimesOutAndIgnoresCancellation_IsLeftBehindAndRetried()
    {
        VirtualClock clock = new(Machine.Start);
        var calls = 0;
        var functions = new ScriptedFunctions().With("f", async (_, _) =>
        {
            var first = Interlocked.Increment(ref calls) == 1;
            await clock.WaitUntilAsync(clock.GetUtcNow().AddSeconds(first ? 500 : 1), CancellationToken.None);
            return ScriptedFunctions.Success("\"done\"");
        });
        await using var machine = new Machine(
            """ "A": {"Type": "Task", "Resource": "${F}", "TimeoutSeconds": 10, "Retry": [{"ErrorEquals": ["States.Timeout"]}], "End": true} """,
            functions,
            clock: clock);

        var described = await machine.RunAsync();

        described["output"]!.GetValue<string>().ShouldBe("\"done\"");
        machine.SecondsOf(LambdaFunctionScheduled).ShouldBe([0, 11]);
        machine.SecondsOf(ExecutionSucceeded).ShouldBe([12]);
        clock.GetUtcNow().ShouldBe(Machine.Start.AddSeconds(500));
    }

    [Theory]
    [InlineData(59, "SUCCEEDED")]
    [InlineData(60, "TIMED_OUT")]
    [InlineData(61, "TIMED_OUT")]
    public async Task Execution_LongerThanItsTimeout_TimesOut(int seconds, string status)
    {
        await using var machine = new Machine(
            $$"""
            "A": {"Type": "Wait", "Seconds": {{seconds}}, "End": true}
            """,
            top: "\"TimeoutSeconds\": 60,");

        var described = await machine.RunAsync();

        described["status"]!.GetValue<string>().ShouldBe(status);
        machine.Clock.GetUtcNow().ShouldBe(Machine.Start.AddSeconds(Math.Min(seconds, 60)));
        machine.Changes.Count.ShouldBe(status == "SUCCEEDED" ? 0 : 1);
    }

    [Fact]
    public async Task Execution_WithoutATimeout_TimesOutAfterAYear()
    {
        await using var machine = new Machine(""" "A": {"Type": "Wait", "Seconds": 99999999, "End": true} """);

        (await machine.RunAsync())["status"]!.GetValue<string>().ShouldBe("TIMED_OUT");

        machine.Clock.GetUtcNow().ShouldBe(Machine.Start.AddDays(365));
    }

    [Fact]
    public async Task StopExecution_DuringAWait_AbortsAtOnceAndTellsEventBridge()
    {
        await using var machine = new Machine(""" "A": {"Type": "Wait", "Seconds": 3600, "End": true} """);
        using (machine.Clock.BeginWork())
        {
            await machine.StartAsync("""{"id":1}""");
            await machine.Clock.WaitUntilAsync(Machine.Start.AddSeconds(60), TestContext.Current.CancellationToken);
            var stopped = await StopAsync(machine);
            stopped["stopDate"]!.GetValue<decimal>().ShouldBe(Machine.Start.AddSeconds(60).ToUnixTimeSeconds());
        }

        await machine.Service.WhenExecutionsEndAsync();
        var described = await machine.DescribeAsync();

        described["status"]!.GetValue<string>().ShouldBe("ABORTED");
        machine.History()[^1].Type.ShouldBe(ExecutionAborted);
        machine.Clock.GetUtcNow().ShouldBe(Machine.Start.AddSeconds(60));
        var detail = machine.Changes.ShouldHaveSingleItem()["detail"]!;
        detail["status"]!.GetValue<string>().ShouldBe("ABORTED");
        detail["error"]!.GetValue<string>().ShouldBe("Stopped");
        detail["cause"]!.GetValue<string>().ShouldBe("by hand");
        detail["input"]!.GetValue<string>().ShouldBe("""{"id":1}""");
        detail["startDate"]!.GetValue<long>().ShouldBe(Machine.Start.ToUnixTimeMilliseconds());
        detail["stopDate"]!.GetValue<long>().ShouldBe(Machine.Start.AddSeconds(60).ToUnixTimeMilliseconds());
        machine.Changes[0]["source"]!.GetValue<string>().ShouldBe("aws.states");
        machine.Changes[0]["detail-type"]!.GetValue<string>().ShouldBe("Step Functions Execution Status Change");
        machine.Changes[0]["resources"]!.ToJsonString().ShouldBe($"[\"{Machine.ArnOf("run-1")}\"]");
    }

    [Fact]
    public async Task StopExecution_OfAFunctionThatNeverAnswers_DoesNotWaitForIt()
    {
        TaskCompletionSource<LambdaAnswer> never = new();
        TaskCompletionSource called = new();
        await using var machine = new Machine(
            """ "A": {"Type": "Task", "Resource": "${F}", "End": true} """,
            new ScriptedFunctions().With("f", (_, _) =>
            {
                called.SetResult();
                return never.Task;
            }));
        await machine.StartAsync();
        await called.Task;

        await StopAsync(machine);

        (await machine.DescribeAsync())["status"]!.GetValue<string>().ShouldBe("ABORTED");
        never.SetResult(ScriptedFunctions.Success("1"));
        await machine.Clock.Idle;
    }

    [Fact]
    public async Task StopExecution_OfAClosedExecution_ChangesNothing()
    {
        await using var machine = new Machine(""" "A": {"Type": "Pass", "End": true} """);
        var before = await machine.RunAsync();

        await StopAsync(machine);

        (await machine.DescribeAsync()).ToJsonString().ShouldBe(before.ToJsonString());
    }

    [Fact]
    public async Task Dispose_WhileExecutionsRun_EndsThemWithoutAnEvent()
    {
        Machine machine = new(""" "A": {"Type": "Wait", "Seconds": 3600, "End": true} """);
        using var keepTimeStill = machine.Clock.BeginWork();
        await machine.StartAsync();

        await machine.DisposeAsync();

        machine.Changes.ShouldBeEmpty();
        await Should.ThrowAsync<ObjectDisposedException>(() => machine.StartAsync(name: "run-2"));
    }

    [Fact]
    public async Task ExecutionEnded_OfAFailure_MayStartTheNextRunWhileTimeStandsStill()
    {
        VirtualClock clock = new(Machine.Start);
        ShadowPipeline.Local.StepFunctions.StepFunctionsService? service = null;
        List<DateTimeOffset> heard = [];
        service = new(clock, new ScriptedFunctions(), seed: 1)
        {
            ExecutionEnded = async (changed, _) =>
            {
                heard.Add(clock.GetUtcNow());
                if (heard.Count < 3)
                {
                    await StartNextAsync(heard.Count);
                }
            },
        };
        service.Register(Machine.Arn, ShadowPipeline.Local.StateMachines.StateMachineDefinition.Load(
            """{"StartAt": "W", "States": {"W": {"Type": "Wait", "Seconds": 60, "Next": "F"}, "F": {"Type": "Fail", "Error": "E"}}}""",
            new Dictionary<string, string>()));

        await StartNextAsync(0);
        await service.WhenExecutionsEndAsync();

        heard.ShouldBe([Machine.Start.AddSeconds(60), Machine.Start.AddSeconds(120), Machine.Start.AddSeconds(180)]);
        await service.DisposeAsync();

        Task<System.Text.Json.Nodes.JsonObject> StartNextAsync(int i) => service!.InvokeAsync(
            "StartExecution", new() { ["stateMachineArn"] = Machine.Arn, ["name"] = $"run-{i}" }, TestContext.Current.CancellationToken);
    }

    [Fact(Timeout = 60_000)]
    public async Task Dispose_WhileAStoppedExecutionIsFollowedUp_EndsTheFollowUp()
    {
        VirtualClock clock = new(Machine.Start);
        TaskCompletionSource following = new(TaskCreationOptions.RunContinuationsAsynchronously);
        IDisposable? still = null;
        StepFunctionsService service = new(clock, new ScriptedFunctions(), seed: 1)
        {
            ExecutionEnded = async (_, cancellationToken) =>
            {
                still = clock.BeginWork();
                following.SetResult();
                await clock.WaitUntilAsync(Machine.Start.AddMinutes(15), cancellationToken);
            },
        };
        service.Register(Machine.Arn, StateMachineDefinition.Load(
            """{"StartAt": "F", "States": {"F": {"Type": "Fail", "Error": "E"}}}""", new Dictionary<string, string>()));
        await service.InvokeAsync("StartExecution", new() { ["stateMachineArn"] = Machine.Arn }, TestContext.Current.CancellationToken);
        await following.Task;

        await service.DisposeAsync().AsTask().WaitAsync(TestContext.Current.CancellationToken);

        clock.GetUtcNow().ShouldBe(Machine.Start);
        still!.Dispose();
    }

    [Fact]
    public async Task Host_ThatCannotInvoke_FailsTheExecutionAndSaysSo()
    {
        Machine machine = new(""" "A": {"Type": "Task", "Resource": "${G}", "Catch": [{"ErrorEquals": ["States.ALL"], "Next": "B"}], "End": true}, "B": {"Type": "Succeed"} """);
        await machine.StartAsync();

        var fault = await Should.ThrowAsync<InvalidOperationException>(machine.Service.WhenExecutionsEndAsync);

        fault.Message.ShouldContain("function:g");
        (await machine.DescribeAsync())["status"]!.GetValue<string>().ShouldBe("FAILED");
        await Should.ThrowAsync<InvalidOperationException>(async () => await machine.DisposeAsync());
    }

    private static Task<System.Text.Json.Nodes.JsonObject> StopAsync(Machine machine) => machine.CallAsync(
        "StopExecution", $$"""{"executionArn": "{{Machine.ArnOf("run-1")}}", "error": "Stopped", "cause": "by hand"}""");

    private static ScriptedFunctions Slow(VirtualClock clock, int seconds) => new ScriptedFunctions().With("f", async (_, ct) =>
    {
        await clock.WaitUntilAsync(clock.GetUtcNow().AddSeconds(seconds), ct);
        return ScriptedFunctions.Success("1");
    });
}
