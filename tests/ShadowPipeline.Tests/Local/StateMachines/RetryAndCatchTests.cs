using FsCheck.Xunit;
using ShadowPipeline.Local.StateMachines;
using ShadowPipeline.Tests.Local.StepFunctions;
using static ShadowPipeline.Local.StateMachines.History.HistoryEventType;

namespace ShadowPipeline.Tests.Local.StateMachines;

public sealed class RetryAndCatchTests
{
    [Theory]
    // The defaults: 1 s, doubled, three times.
    [InlineData("""{"ErrorEquals": ["E"]}""", 3, new double[] { 0, 1, 3, 7 })]
    [InlineData("""{"ErrorEquals": ["E"], "IntervalSeconds": 10, "BackoffRate": 1, "MaxAttempts": 2}""", 2, new double[] { 0, 10, 20 })]
    [InlineData("""{"ErrorEquals": ["E"], "IntervalSeconds": 2, "BackoffRate": 1.5, "MaxAttempts": 3}""", 3, new[] { 0, 2, 5, 9.5 })]
    [InlineData("""{"ErrorEquals": ["E"], "IntervalSeconds": 3, "MaxDelaySeconds": 5, "MaxAttempts": 3}""", 3, new double[] { 0, 3, 8, 13 })]
    [InlineData("""{"ErrorEquals": ["States.ALL"], "JitterStrategy": "NONE", "MaxAttempts": 1}""", 1, new double[] { 0, 1 })]
    public async Task Retry_OfATransientError_KeepsItsTimes(string retrier, int failures, double[] attempts)
    {
        await using var machine = Retrying(retrier, Enumerable.Repeat("E", failures));

        (await machine.RunAsync())["status"]!.GetValue<string>().ShouldBe("SUCCEEDED");

        machine.SecondsOf(LambdaFunctionScheduled).ShouldBe(attempts);
        machine.SecondsOf(TaskStateEntered).Length.ShouldBe(1);
    }

    [Theory]
    [InlineData("""{"ErrorEquals": ["E"]}""", 4, 4)]
    [InlineData("""{"ErrorEquals": ["E"], "MaxAttempts": 0}""", 1, 1)]
    [InlineData("""{"ErrorEquals": ["Other"]}""", 1, 1)]
    [InlineData("""{"ErrorEquals": ["e"]}""", 1, 1)]
    // The first retrier that covers the error decides: a later one does not take over when it is spent.
    [InlineData("""{"ErrorEquals": ["E"], "MaxAttempts": 1}, {"ErrorEquals": ["States.ALL"], "MaxAttempts": 5}""", 3, 2)]
    public async Task Retry_WhenSpent_FailsWithTheLastError(string retriers, int failures, int attempts)
    {
        await using var machine = Retrying(retriers, Enumerable.Repeat("E", failures));

        var described = await machine.RunAsync();

        described["error"]!.GetValue<string>().ShouldBe("E");
        described["cause"]!.GetValue<string>().ShouldBe("""{"errorType":"E","errorMessage":"it broke"}""");
        machine.SecondsOf(LambdaFunctionFailed).Length.ShouldBe(attempts);
    }

    [Fact]
    public async Task Retry_OfDifferentErrors_CountsPerRetrier()
    {
        await using var machine = Retrying(
            """{"ErrorEquals": ["E"], "MaxAttempts": 2}, {"ErrorEquals": ["G"], "IntervalSeconds": 100, "MaxAttempts": 1}""", ["E", "G", "E"]);

        (await machine.RunAsync())["status"]!.GetValue<string>().ShouldBe("SUCCEEDED");

        machine.SecondsOf(LambdaFunctionScheduled).ShouldBe([0, 1, 101, 103]);
    }

    [Fact]
    public async Task Retry_OnTheNextVisitOfTheState_CountsAnew()
    {
        var calls = 0;
        var functions = new ScriptedFunctions().With("f", (_, _) => Task.FromResult(++calls % 2 == 1
            ? ShadowPipeline.Local.Lambda.LambdaAnswer.Error("E", "x")
            : ScriptedFunctions.Success(calls >= 6 ? """{"done": true}""" : """{"done": false}""")));
        await using var machine = new Machine(
            """
            "A": {"Type": "Task", "Resource": "${F}", "Retry": [{"ErrorEquals": ["E"], "MaxAttempts": 1}], "Next": "C"},
            "C": {"Type": "Choice", "Choices": [{"Variable": "$.done", "BooleanEquals": true, "Next": "S"}], "Default": "A"}, "S": {"Type": "Succeed"}
            """,
            functions);

        (await machine.RunAsync())["status"]!.GetValue<string>().ShouldBe("SUCCEEDED");

        machine.SecondsOf(LambdaFunctionScheduled).ShouldBe([0, 1, 1, 2, 2, 3]);
    }

    [Property]
    public void Delay_WithFullJitter_LiesBetweenZeroAndTheDelayWithout(int seed, byte retry, byte interval)
    {
        Retrier plain = new() { ErrorEquals = ["E"], IntervalSeconds = interval + 1, MaxDelaySeconds = 3600 };
        var longest = plain.Delay(retry, new Random(seed));
        var drawn = (plain with { FullJitter = true }).Delay(retry, new Random(seed));

        longest.ShouldBe(TimeSpan.FromSeconds(Math.Min(3600, (interval + 1) * Math.Pow(2, retry))));
        drawn.ShouldBeInRange(TimeSpan.Zero, longest);
        (plain with { FullJitter = true }).Delay(retry, new Random(seed)).ShouldBe(drawn);
    }

    [Theory]
    [InlineData("States.ALL", "E", true)]
    [InlineData("States.ALL", "States.Timeout", true)]
    [InlineData("States.ALL", "States.ResultPathMatchFailure", true)]
    [InlineData("States.ALL", "States.DataLimitExceeded", false)]
    [InlineData("States.ALL", "States.Runtime", false)]
    [InlineData("States.TaskFailed", "E", true)]
    [InlineData("States.TaskFailed", "Lambda.ServiceException", true)]
    [InlineData("States.TaskFailed", "States.Timeout", false)]
    [InlineData("States.TaskFailed", "States.DataLimitExceeded", false)]
    [InlineData("States.TaskFailed", "States.Runtime", false)]
    [InlineData("States.DataLimitExceeded", "States.DataLimitExceeded", true)]
    [InlineData("States.Timeout", "States.Timeout", true)]
    [InlineData("States.Runtime", "States.Runtime", false)]
    [InlineData("E", "E", true)]
    [InlineData("E", "EE", false)]
    public void Covers_OfAnErrorName_FollowsTheDocumentedWildcards(string wanted, string error, bool covers) =>
        StateErrors.Covers(["None", wanted], error).ShouldBe(covers);

    [Theory]
    [InlineData(""" "ResultPath": "$.error", """, """{"k":1,"error":{"Error":"E","Cause":"{\"errorType\":\"E\",\"errorMessage\":\"it broke\"}"}}""")]
    [InlineData("", """{"Error":"E","Cause":"{\"errorType\":\"E\",\"errorMessage\":\"it broke\"}"}""")]
    [InlineData(""" "ResultPath": null, """, """{"k":1}""")]
    public async Task Catch_OfAnError_PutsItIntoTheInput(string resultPath, string output)
    {
        await using var machine = new Machine(
            $$"""
            "A": {"Type": "Task", "Resource": "${F}", "ResultPath": "$.ignored", "OutputPath": "$.ignored", "End": true,
                  "Catch": [{"ErrorEquals": ["Other"], "Next": "C"}, {"ErrorEquals": ["States.ALL"], {{resultPath}} "Next": "B"}]},
            "B": {"Type": "Succeed"}, "C": {"Type": "Fail"}
            """,
            new ScriptedFunctions().Fails("f", ["E"]));

        var described = await machine.RunAsync("""{"k":1}""");

        described["output"]!.GetValue<string>().ShouldBe(output);
        machine.History().Select(recorded => recorded.Type).ShouldBe(
        [
            ExecutionStarted, TaskStateEntered, LambdaFunctionScheduled, LambdaFunctionStarted, LambdaFunctionFailed, TaskStateExited,
            SucceedStateEntered, SucceedStateExited, ExecutionSucceeded,
        ]);
    }

    [Fact]
    public async Task Catch_AfterRetriesAreSpent_TakesTheLastError()
    {
        await using var machine = new Machine(
            """
            "A": {"Type": "Task", "Resource": "${F}", "End": true, "Retry": [{"ErrorEquals": ["E"], "MaxAttempts": 1}],
                  "Catch": [{"ErrorEquals": ["E"], "Next": "C"}, {"ErrorEquals": ["G"], "Next": "B"}]},
            "B": {"Type": "Pass", "Result": "b", "End": true}, "C": {"Type": "Fail"}
            """,
            new ScriptedFunctions().Fails("f", ["E", "G"]));

        (await machine.RunAsync())["output"]!.GetValue<string>().ShouldBe("\"b\"");
    }

    private static Machine Retrying(string retriers, IEnumerable<string> errors) => new(
        $$""" "A": {"Type": "Task", "Resource": "${F}", "Retry": [{{retriers}}], "End": true} """, new ScriptedFunctions().Fails("f", errors));
}
