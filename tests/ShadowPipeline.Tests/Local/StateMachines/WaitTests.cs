using ShadowPipeline.Local.StateMachines.History;
using ShadowPipeline.Tests.Local.StepFunctions;

namespace ShadowPipeline.Tests.Local.StateMachines;

public sealed class WaitTests
{
    [Theory]
    [InlineData(""" "Seconds": 0 """, 0)]
    [InlineData(""" "Seconds": 90 """, 90)]
    [InlineData(""" "SecondsPath": "$.s" """, 30)]
    [InlineData(""" "Timestamp": "2026-11-22T10:01:00Z" """, 60)]
    [InlineData(""" "Timestamp": "2026-11-22T10:01:00.999Z" """, 60)]
    [InlineData(""" "Timestamp": "2026-11-22T11:01:00+01:00" """, 60)]
    [InlineData(""" "Timestamp": "2026-11-22T09:59:59Z" """, 0)]
    [InlineData(""" "TimestampPath": "$.t" """, 120)]
    [InlineData(""" "TimestampPath": "$.past" """, 0)]
    public async Task Wait_ForATime_EndsThenToTheWholeSecond(string fields, double seconds)
    {
        await using var machine = new Machine($$""" "A": {"Type": "Wait", {{fields}}, "End": true} """);

        var described = await machine.RunAsync("""{"s": 30, "t": "2026-11-22T10:02:00.500Z", "past": "2020-01-01T00:00:00Z"}""");

        described["status"]!.GetValue<string>().ShouldBe("SUCCEEDED");
        machine.SecondsOf(HistoryEventType.WaitStateExited).ShouldBe([seconds]);
    }

    [Theory]
    [InlineData(""" "SecondsPath": "$.none" """)]
    [InlineData(""" "SecondsPath": "$.negative" """)]
    [InlineData(""" "SecondsPath": "$.fraction" """)]
    [InlineData(""" "SecondsPath": "$.tooMany" """)]
    [InlineData(""" "SecondsPath": "$.text" """)]
    [InlineData(""" "TimestampPath": "$.none" """)]
    [InlineData(""" "TimestampPath": "$.text" """)]
    [InlineData(""" "TimestampPath": "$.lower" """)]
    [InlineData(""" "TimestampPath": "$.noZone" """)]
    [InlineData(""" "TimestampPath": "$.impossible" """)]
    [InlineData(""" "TimestampPath": "$.fraction" """)]
    public async Task Wait_ForSomethingUnusable_FailsTheExecution(string fields)
    {
        await using var machine = new Machine($$""" "A": {"Type": "Wait", {{fields}}, "End": true} """);

        var described = await machine.RunAsync("""
            {"negative": -1, "fraction": 1.5, "tooMany": 100000000, "text": "5", "lower": "2026-11-22t10:02:00z",
             "noZone": "2026-11-22T10:02:00", "impossible": "2026-02-30T10:02:00Z"}
            """);

        described["error"]!.GetValue<string>().ShouldBe("States.Runtime");
        machine.Clock.GetUtcNow().ShouldBe(Machine.Start);
    }
}
