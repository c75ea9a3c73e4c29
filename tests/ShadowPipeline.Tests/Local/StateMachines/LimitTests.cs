using ShadowPipeline.Local.StateMachines;
using ShadowPipeline.Local.StateMachines.History;
using ShadowPipeline.Tests.Local.StepFunctions;
using static ShadowPipeline.Local.StateMachines.History.HistoryEventType;

namespace ShadowPipeline.Tests.Local.StateMachines;

public sealed class LimitTests
{
    private const string CatchAll = """
        "A": {"Type": "Task", "Resource": "${F}", "Retry": [{"ErrorEquals": ["States.ALL"]}],
              "Catch": [{"ErrorEquals": ["States.ALL"], "Next": "B"}], "End": true}, "B": {"Type": "Pass", "Result": "caught", "End": true}
        """;

    [Theory]
    [InlineData(StateJson.MaxPayloadBytes, "SUCCEEDED")]
    [InlineData(StateJson.MaxPayloadBytes + 1, "FAILED")]
    public async Task Result_OfTheLargestSize_PassesAndOneByteMoreIsNotCaughtByStatesAll(int bytes, string status)
    {
        await using var machine = new Machine(CatchAll, new ScriptedFunctions().Answers("f", Text(bytes)));

        var described = await machine.RunAsync();

        described["status"]!.GetValue<string>().ShouldBe(status);
        described["error"]?.GetValue<string>().ShouldBe("States.DataLimitExceeded");
        machine.Functions.Payloads.Count.ShouldBe(1);
    }

    [Theory]
    [InlineData(StateJson.MaxPayloadBytes, "SUCCEEDED")]
    [InlineData(StateJson.MaxPayloadBytes + 1, "FAILED")]
    public async Task Output_JoinedWithTheInput_CountsWhole(int bytes, string status)
    {
        // The answer fills what the frame leaves.
        var frame = """{"k":1,"r":}""".Length;
        await using var machine = new Machine(
            """ "A": {"Type": "Task", "Resource": "${F}", "ResultPath": "$.r", "End": true} """,
            new ScriptedFunctions().Answers("f", Text(bytes - frame)));

        var described = await machine.RunAsync("""{"k":1}""");

        described["status"]!.GetValue<string>().ShouldBe(status);
        described["error"]?.GetValue<string>().ShouldBe("States.DataLimitExceeded");
    }

    [Fact]
    public async Task Input_TooLargeAfterParameters_NeverReachesTheFunction()
    {
        await using var machine = new Machine(
            """ "A": {"Type": "Task", "Resource": "${F}", "Parameters": {"one.$": "$", "two.$": "$"}, "End": true} """, new ScriptedFunctions().Answers("f", "1"));

        var described = await machine.RunAsync(Text(StateJson.MaxPayloadBytes - 100));

        described["error"]!.GetValue<string>().ShouldBe("States.DataLimitExceeded");
        machine.Functions.Payloads.ShouldBeEmpty();
    }

    [Fact]
    public async Task DataLimit_CaughtByItsName_IsCaught()
    {
        await using var machine = new Machine(
            """
            "A": {"Type": "Task", "Resource": "${F}", "Catch": [{"ErrorEquals": ["States.DataLimitExceeded"], "Next": "B"}], "End": true},
            "B": {"Type": "Pass", "Result": "caught", "End": true}
            """,
            new ScriptedFunctions().Answers("f", Text(StateJson.MaxPayloadBytes + 1)));

        (await machine.RunAsync())["output"]!.GetValue<string>().ShouldBe("\"caught\"");
    }

    [Fact]
    public async Task History_ThatGrowsForever_EndsWithEvent25000AndNothingCatchesIt()
    {
        await using var machine = new Machine("""
            "A": {"Type": "Task", "Resource": "${F}", "Retry": [{"ErrorEquals": ["States.ALL"]}],
                  "Catch": [{"ErrorEquals": ["States.ALL"], "Next": "B"}], "Next": "W"},
            "W": {"Type": "Wait", "Seconds": 60, "Next": "C"},
            "C": {"Type": "Choice", "Choices": [{"Variable": "$.k", "IsPresent": true, "Next": "B"}], "Default": "A"}, "B": {"Type": "Succeed"}
            """, new ScriptedFunctions().Answers("f", "{}"));

        var described = await machine.RunAsync();

        described["status"]!.GetValue<string>().ShouldBe("FAILED");
        described["error"]!.GetValue<string>().ShouldBe("States.Runtime");
        described["cause"]!.GetValue<string>().ShouldBe("The execution reached the maximum number of history events (25000).");
        var last = machine.History()[^1];
        (last.Id, last.Type).ShouldBe((25_000, ExecutionFailed));
        // Nine events a lap: 5 for the task, 2 for the wait, 2 for the choice.
        machine.SecondsOf(WaitStateExited).Length.ShouldBe(2777);
    }

    [Theory]
    [InlineData(ExecutionHistory.MaxEvents - 1, false)]
    [InlineData(ExecutionHistory.MaxEvents, true)]
    public void Record_OfEvents_LeavesRoomForTheOneThatEnds(int wanted, bool refused)
    {
        ExecutionHistory history = new("x", TimeProvider.System, observer: null);
        var record = () =>
        {
            for (var i = 0; i < wanted; i++)
            {
                history.Record(LambdaFunctionStarted, new HistoryEventDetails.None());
            }
        };

        (Record.Exception(record) is HistoryLimitException).ShouldBe(refused);
        history.RecordEnd(ExecutionSucceeded, new HistoryEventDetails.Succeeded("1"));
        history.LastId.ShouldBe(ExecutionHistory.MaxEvents);
    }

    private static string Text(int bytes) => $"\"{new string('x', bytes - 2)}\"";
}
