using System.Text.Json.Nodes;
using ShadowPipeline.Tests.Local.StepFunctions;

namespace ShadowPipeline.Tests.Local.StateMachines;

public sealed class DataFlowTests
{
    [Theory]
    [InlineData("", """{"r":{"x":9}}""", """{"a":{"b":1},"k":2}""")]
    [InlineData(""" "InputPath": "$.a", """, """{"r":{"x":9}}""", """{"b":1}""")]
    [InlineData(""" "InputPath": null, """, """{"r":{"x":9}}""", "{}")]
    [InlineData(""" "ResultPath": "$.a.new", """, """{"a":{"b":1,"new":{"r":{"x":9}}},"k":2}""", """{"a":{"b":1},"k":2}""")]
    [InlineData(""" "ResultPath": null, """, """{"a":{"b":1},"k":2}""", """{"a":{"b":1},"k":2}""")]
    [InlineData(""" "OutputPath": "$.r", """, """{"x":9}""", """{"a":{"b":1},"k":2}""")]
    [InlineData(""" "OutputPath": null, """, "{}", """{"a":{"b":1},"k":2}""")]
    [InlineData(""" "ResultSelector": {"only.$": "$.r.x", "fixed": [1, {"n.$": "$$.State.Name"}]}, """, """{"only":9,"fixed":[1,{"n":"A"}]}""", """{"a":{"b":1},"k":2}""")]
    [InlineData(""" "InputPath": "$.a", "Parameters": {"p.$": "$.b", "c": null}, "ResultPath": "$.res", "OutputPath": "$.res.r" """ + ",", """{"x":9}""", """{"p":1,"c":null}""")]
    [InlineData(""" "Parameters": {"whole.$": "$"}, "ResultPath": null, "OutputPath": "$.k", """, "2", """{"whole":{"a":{"b":1},"k":2}}""")]
    public async Task Task_WithPaths_ShapesWhatGoesInAndOut(string fields, string output, string payload)
    {
        await using var machine = new Machine(
            $$""" "A": {"Type": "Task", "Resource": "${F}", {{fields}} "End": true} """, new ScriptedFunctions().Answers("f", """{"r":{"x":9}}"""));

        var described = await machine.RunAsync("""{"a":{"b":1},"k":2}""");

        described["output"]?.GetValue<string>().ShouldBe(output);
        machine.Functions.Payloads.ShouldBe([payload]);
    }

    [Theory]
    [InlineData("", """{"a":1}""")]
    [InlineData(""" "Result": {"x": 2}, """, """{"x":2}""")]
    [InlineData(""" "Result": null, """, "null")]
    [InlineData(""" "Result": {"x.$": "$.a"}, """, """{"x.$":"$.a"}""")]
    [InlineData(""" "Result": 5, "ResultPath": "$.b", """, """{"a":1,"b":5}""")]
    [InlineData(""" "Result": 5, "ResultPath": null, """, """{"a":1}""")]
    [InlineData(""" "Parameters": {"y.$": "$.a"}, """, """{"y":1}""")]
    [InlineData(""" "Parameters": {"y.$": "$.a"}, "ResultPath": "$.b", """, """{"a":1,"b":{"y":1}}""")]
    public async Task Pass_WithResultOrParameters_ShapesItsOutput(string fields, string output)
    {
        await using var machine = new Machine($$""" "A": {"Type": "Pass", {{fields}} "End": true} """);

        (await machine.RunAsync("""{"a":1}"""))["output"]!.GetValue<string>().ShouldBe(output);
    }

    [Fact]
    public async Task Parameters_OfTheContextObject_DescribeTheExecutionAndTheState()
    {
        await using var machine = new Machine(
            """
            "W": {"Type": "Wait", "Seconds": 5, "Next": "A"},
            "A": {"Type": "Task", "Resource": "${F}", "Retry": [{"ErrorEquals": ["E"]}], "End": true, "Parameters": {
              "id.$": "$$.Execution.Id", "name.$": "$$.Execution.Name", "start.$": "$$.Execution.StartTime", "in.$": "$$.Execution.Input.k",
              "state.$": "$$.State.Name", "entered.$": "$$.State.EnteredTime", "retries.$": "$$.State.RetryCount", "machine.$": "$$.StateMachine.Id"}}
            """,
            new ScriptedFunctions().Fails("f", ["E"]),
            startAt: "W");

        await machine.RunAsync("""{"k": [1]}""");

        var sent = JsonNode.Parse(machine.Functions.Payloads[1])!;
        sent.ToJsonString().ShouldBe(new JsonObject
        {
            ["id"] = Machine.ArnOf("run-1"),
            ["name"] = "run-1",
            ["start"] = "2026-11-22T10:00:00.000Z",
            ["in"] = new JsonArray(1),
            ["state"] = "A",
            ["entered"] = "2026-11-22T10:00:05.000Z",
            ["retries"] = 1,
            ["machine"] = Machine.Arn,
        }.ToJsonString());
    }

    [Theory]
    [InlineData(""" "InputPath": "$.none", """, "Invalid path '$.none' : No results for path: $.none")]
    [InlineData(""" "OutputPath": "$.none", """, "Invalid path '$.none' : No results for path: $.none")]
    [InlineData(""" "Parameters": {"x.$": "$.none"}, """, "The JSONPath '$.none' specified for the field 'x.$' could not be found in the input '{\"a\":1}'")]
    [InlineData(""" "ResultSelector": {"x.$": "$.none"}, """, "The JSONPath '$.none' specified for the field 'x.$' could not be found in the input '{\"r\":1}'")]
    public async Task Path_ThatFindsNothing_IsARuntimeErrorThatNothingCatches(string fields, string cause)
    {
        await using var machine = new Machine(
            $$"""
            "A": {"Type": "Task", "Resource": "${F}", {{fields}} "Retry": [{"ErrorEquals": ["States.ALL"]}],
                  "Catch": [{"ErrorEquals": ["States.Runtime"], "Next": "B"}, {"ErrorEquals": ["States.ALL"], "Next": "B"}], "End": true},
            "B": {"Type": "Succeed"}
            """,
            new ScriptedFunctions().Answers("f", """{"r":1}"""));

        var described = await machine.RunAsync("""{"a":1}""");

        described["status"]!.GetValue<string>().ShouldBe("FAILED");
        described["error"]!.GetValue<string>().ShouldBe("States.Runtime");
        described["cause"]!.GetValue<string>().ShouldBe($"An error occurred while executing the state 'A' (entered at the event id #2). {cause}");
        machine.Functions.Payloads.Count.ShouldBeLessThanOrEqualTo(1);
    }

    [Theory]
    [InlineData(""" "Error": "E", "Cause": "c" """, "E", "c")]
    [InlineData("", null, null)]
    [InlineData(""" "ErrorPath": "$.e", "CausePath": "$$.Execution.Name" """, "from input", "run-1")]
    public async Task Fail_WithErrorAndCause_EndsTheExecution(string fields, string? error, string? cause)
    {
        await using var machine = new Machine($$""" "A": {"Type": "Fail", "Comment": "c" {{(fields.Length > 0 ? "," : "")}} {{fields}} } """);

        var described = await machine.RunAsync("""{"e": "from input"}""");

        described["status"]!.GetValue<string>().ShouldBe("FAILED");
        described["error"]?.GetValue<string>().ShouldBe(error);
        described["cause"]?.GetValue<string>().ShouldBe(cause);
        (described.ContainsKey("error"), described.ContainsKey("cause")).ShouldBe((error is not null, cause is not null));
    }
}
