using System.Text;
using System.Text.Json.Nodes;
using ShadowPipeline.Local.Lambda;
using ShadowPipeline.Local.StateMachines;
using ShadowPipeline.Local.StepFunctions;
using ShadowPipeline.Local.Time;

namespace ShadowPipeline.Tests.Fuzzing;

/// <summary>Whatever a definition says, it is refused with its problems, or its executions end within Step Functions' own limits.</summary>
public sealed class StateMachineFuzzTests
{
    private const string Arn = "arn:aws:states:eu-west-1:111122223333:stateMachine:fuzz";

    private static readonly JsonNode Real = JsonNode.Parse(File.ReadAllText(Repository.PathOf("statemachine", "shadow-test.asl.json")))!;

    private static readonly JsonNode Every = JsonNode.Parse("""
        {
          "StartAt": "Shape", "TimeoutSeconds": 86400,
          "States": {
            "Shape": {"Type": "Pass", "InputPath": "$", "Parameters": {"a.$": "$.a", "id.$": "$$.Execution.Id", "list": [1, {"b.$": "$.b"}]}, "ResultPath": "$.shaped", "OutputPath": "$", "Next": "Ask"},
            "Ask": {"Type": "Task", "Resource": "arn:aws:lambda:eu-west-1:111122223333:function:f", "TimeoutSeconds": 60, "Parameters": {"x.$": "$.shaped"},
              "ResultSelector": {"y.$": "$.y"}, "ResultPath": "$.answer",
              "Retry": [{"ErrorEquals": ["Busy"], "IntervalSeconds": 2, "BackoffRate": 2, "MaxAttempts": 3, "MaxDelaySeconds": 10, "JitterStrategy": "FULL"}],
              "Catch": [{"ErrorEquals": ["States.ALL"], "ResultPath": "$.error", "Next": "Choose"}], "Next": "Choose"},
            "Choose": {"Type": "Choice", "Choices": [
                {"Variable": "$.answer.y", "StringEquals": "Done", "Next": "Good"},
                {"And": [{"Variable": "$.answer.y", "IsPresent": true}, {"Not": {"Variable": "$.answer.y", "IsNull": true}}], "Next": "Pause"},
                {"Variable": "$.error.Error", "StringMatches": "B*", "Next": "Bad"}], "Default": "Nap"},
            "Pause": {"Type": "Wait", "TimestampPath": "$.answer.y", "Next": "Ask"},
            "Nap": {"Type": "Wait", "Seconds": 30, "Next": "Ask"},
            "Good": {"Type": "Succeed"},
            "Bad": {"Type": "Fail", "ErrorPath": "$.error.Error", "CausePath": "$.error.Cause"}
          }
        }
        """)!;

    [Fact]
    public void Definition_Damaged_IsRefusedOrItsExecutionEnds() => Fuzz.Check(seed => Task.Run(() => TryAsync(seed)).GetAwaiter().GetResult());

    private static async Task TryAsync(int seed)
    {
        var definition = Load(DamagedJson.Of(seed % 3 == 0 ? Real : Every, seed));
        if (definition is null)
        {
            return;
        }

        var random = new Random(seed);
        var clock = new VirtualClock(new DateTimeOffset(2026, 11, 22, 10, 0, 0, TimeSpan.Zero));
        await using var service = new StepFunctionsService(clock, new OddFunctions(random), seed);
        service.Register(Arn, definition);
        var start = new JsonObject { ["stateMachineArn"] = Arn, ["name"] = "run", ["input"] = $$"""{"runId": "r", "a": {{Sane(random)}}, "b": {{Sane(random)}}}""" };
        var token = TestContext.Current.CancellationToken;
        var started = await service.InvokeAsync("StartExecution", start, token);

        await service.WhenExecutionsEndAsync();

        var described = await service.InvokeAsync("DescribeExecution", new JsonObject { ["executionArn"] = started["executionArn"]!.GetValue<string>() }, token);
        described["status"]!.GetValue<string>().ShouldBeOneOf("SUCCEEDED", "FAILED", "TIMED_OUT");
        service.HistoryOf(started["executionArn"]!.GetValue<string>()).Count.ShouldBeLessThanOrEqualTo(25_000);
    }

    private static StateMachineDefinition? Load(string json)
    {
        try
        {
            var functions = Real["States"]!.AsObject().Where(state => state.Value!["Resource"] is not null)
                .Select(state => state.Value!["Resource"]!.GetValue<string>()[2..^1]).Distinct()
                .ToDictionary(name => name, _ => "arn:aws:lambda:eu-west-1:111122223333:function:f");
            return StateMachineDefinition.Load(json, functions);
        }
        catch (InvalidStateMachineException refused)
        {
            refused.Problems.ShouldNotBeEmpty();
            return null;
        }
    }

    private static string Sane(Random random)
    {
        while (true)
        {
            var value = DamagedJson.OddValue(random);
            try
            {
                StateJson.Parse(value);
                return value;
            }
            catch (System.Text.Json.JsonException)
            {
                // An execution's input is checked before it starts.
            }
        }
    }

    /// <summary>Functions that answer anything, now and then what the workflow knows.</summary>
    private sealed class OddFunctions(Random random) : ILambdaFunctions
    {
        public Task<LambdaAnswer> InvokeAsync(string functionArn, ReadOnlyMemory<byte> payload, CancellationToken cancellationToken) => Task.FromResult(random.Next(8) switch
        {
            0 => LambdaAnswer.Error("Busy", "it \ud800 {0} $.x"),
            1 => LambdaAnswer.Error("Bad\u001bOne", new string('x', random.Next(100_000))),
            2 => LambdaAnswer.Success(new byte[] { 0xff, 0xfe, (byte)random.Next(256) }),
            3 => LambdaAnswer.Success(Encoding.UTF8.GetBytes(DamagedJson.OddValue(random))),
            4 => LambdaAnswer.Success("{\"y\": \"2026-11-22T11:00:00Z\"}"u8.ToArray()),
            5 => LambdaAnswer.Success(Encoding.UTF8.GetBytes($$"""{"y": {{DamagedJson.OddValue(random)}}, "state": "Wait", "waitUntil": "2026-11-22T12:00:00Z"}""")),
            _ => LambdaAnswer.Success("{\"y\": \"Done\", \"state\": \"Done\", \"summary\": \"$.x\"}"u8.ToArray()),
        });
    }
}
