using ShadowPipeline.Local.StateMachines;
using ShadowPipeline.Tests.Local.StepFunctions;

namespace ShadowPipeline.Tests.Local.StateMachines;

public sealed class ChoiceTests
{
    private const string Data =
        """
        {"s": "b", "e": "", "n": 2, "big": 9007199254740993, "t": true, "f": false, "z": null, "o": {}, "list": [1],
         "at": "2026-11-22T10:00:00Z", "same": "2026-11-22T11:00:00+01:00", "later": "2026-11-22T10:00:01Z", "low": "2026-11-22t10:00:00z",
         "s2": "b", "sc": "c", "sa": "a", "n2": 2.0, "n3": 3, "n1": 1, "t2": true, "star": "a*b", "back": "a\\b"}
        """;

    [Theory]
    [InlineData("s", "StringEquals", "\"b\"", true)]
    [InlineData("s", "StringEquals", "\"B\"", false)]
    [InlineData("n", "StringEquals", "\"2\"", false)]
    [InlineData("s", "StringLessThan", "\"c\"", true)]
    [InlineData("s", "StringLessThan", "\"b\"", false)]
    [InlineData("s", "StringLessThan", "\"B\"", false)]
    [InlineData("s", "StringGreaterThan", "\"a\"", true)]
    [InlineData("s", "StringGreaterThan", "\"b\"", false)]
    [InlineData("s", "StringLessThanEquals", "\"b\"", true)]
    [InlineData("s", "StringLessThanEquals", "\"a\"", false)]
    [InlineData("s", "StringGreaterThanEquals", "\"b\"", true)]
    [InlineData("s", "StringGreaterThanEquals", "\"c\"", false)]
    [InlineData("s", "StringEqualsPath", "\"$.s2\"", true)]
    [InlineData("s", "StringEqualsPath", "\"$.sc\"", false)]
    [InlineData("s", "StringEqualsPath", "\"$.n\"", false)]
    [InlineData("s", "StringLessThanPath", "\"$.sc\"", true)]
    [InlineData("s", "StringGreaterThanPath", "\"$.sa\"", true)]
    [InlineData("s", "StringLessThanEqualsPath", "\"$.s2\"", true)]
    [InlineData("s", "StringGreaterThanEqualsPath", "\"$.sc\"", false)]
    [InlineData("n", "NumericEquals", "2", true)]
    [InlineData("n", "NumericEquals", "2.0", true)]
    [InlineData("n", "NumericEquals", "2.1", false)]
    [InlineData("big", "NumericEquals", "9007199254740992", false)]
    [InlineData("s", "NumericEquals", "2", false)]
    [InlineData("n", "NumericLessThan", "2.5", true)]
    [InlineData("n", "NumericLessThan", "2", false)]
    [InlineData("n", "NumericGreaterThan", "1", true)]
    [InlineData("n", "NumericGreaterThan", "2", false)]
    [InlineData("n", "NumericLessThanEquals", "2", true)]
    [InlineData("n", "NumericLessThanEquals", "1", false)]
    [InlineData("n", "NumericGreaterThanEquals", "2", true)]
    [InlineData("n", "NumericGreaterThanEquals", "3", false)]
    [InlineData("n", "NumericEqualsPath", "\"$.n2\"", true)]
    [InlineData("n", "NumericLessThanPath", "\"$.n3\"", true)]
    [InlineData("n", "NumericGreaterThanPath", "\"$.n1\"", true)]
    [InlineData("n", "NumericLessThanEqualsPath", "\"$.n1\"", false)]
    [InlineData("n", "NumericGreaterThanEqualsPath", "\"$.n2\"", true)]
    [InlineData("t", "BooleanEquals", "true", true)]
    [InlineData("t", "BooleanEquals", "false", false)]
    [InlineData("s", "BooleanEquals", "true", false)]
    [InlineData("z", "BooleanEquals", "false", false)]
    [InlineData("t", "BooleanEqualsPath", "\"$.t2\"", true)]
    [InlineData("t", "BooleanEqualsPath", "\"$.f\"", false)]
    [InlineData("at", "TimestampEquals", "\"2026-11-22T11:00:00+01:00\"", true)]
    [InlineData("at", "TimestampEquals", "\"2026-11-22T10:00:00.001Z\"", false)]
    [InlineData("low", "TimestampEquals", "\"2026-11-22T10:00:00Z\"", false)]
    [InlineData("at", "TimestampLessThan", "\"2026-11-22T10:00:01Z\"", true)]
    [InlineData("at", "TimestampGreaterThan", "\"2026-11-22T09:59:59Z\"", true)]
    [InlineData("at", "TimestampLessThanEquals", "\"2026-11-22T10:00:00Z\"", true)]
    [InlineData("at", "TimestampGreaterThanEquals", "\"2026-11-22T10:00:01Z\"", false)]
    [InlineData("at", "TimestampEqualsPath", "\"$.same\"", true)]
    [InlineData("at", "TimestampLessThanPath", "\"$.later\"", true)]
    [InlineData("at", "TimestampGreaterThanPath", "\"$.later\"", false)]
    [InlineData("at", "TimestampLessThanEqualsPath", "\"$.same\"", true)]
    [InlineData("at", "TimestampGreaterThanEqualsPath", "\"$.same\"", true)]
    [InlineData("s", "StringMatches", "\"b\"", true)]
    [InlineData("s", "StringMatches", "\"*\"", true)]
    [InlineData("e", "StringMatches", "\"*\"", true)]
    [InlineData("e", "StringMatches", "\"**\"", true)]
    [InlineData("star", "StringMatches", "\"a\\\\*b\"", true)]
    [InlineData("back", "StringMatches", "\"a\\\\*b\"", false)]
    [InlineData("back", "StringMatches", "\"a\\\\\\\\b\"", true)]
    [InlineData("at", "StringMatches", "\"2026-*T*:00Z\"", true)]
    [InlineData("at", "StringMatches", "\"2026-*T*:01Z\"", false)]
    [InlineData("s", "StringMatches", "\"b*b\"", false)]
    [InlineData("n", "StringMatches", "\"*\"", false)]
    [InlineData("z", "IsNull", "true", true)]
    [InlineData("s", "IsNull", "true", false)]
    [InlineData("s", "IsNull", "false", true)]
    [InlineData("s", "IsString", "true", true)]
    [InlineData("n", "IsString", "true", false)]
    [InlineData("n", "IsNumeric", "true", true)]
    [InlineData("s", "IsNumeric", "false", true)]
    [InlineData("f", "IsBoolean", "true", true)]
    [InlineData("z", "IsBoolean", "true", false)]
    [InlineData("at", "IsTimestamp", "true", true)]
    [InlineData("low", "IsTimestamp", "true", false)]
    [InlineData("s", "IsTimestamp", "false", true)]
    [InlineData("z", "IsPresent", "true", true)]
    [InlineData("none", "IsPresent", "true", false)]
    [InlineData("none", "IsPresent", "false", true)]
    public async Task Operator_OfTheDialect_HoldsOrNot(string variable, string name, string value, bool holds)
    {
        await using var machine = Choosing($$"""{"Variable": "$.{{variable}}", "{{name}}": {{value}}, "Next": "Yes"}""");

        (await machine.RunAsync(Data))["output"]!.GetValue<string>().ShouldBe(holds ? "\"yes\"" : "\"no\"");
    }

    [Theory]
    [InlineData("""{"And": [{"Variable": "$.t", "BooleanEquals": true}, {"Variable": "$.n", "NumericEquals": 2}], "Next": "Yes"}""", true)]
    [InlineData("""{"And": [{"Variable": "$.t", "BooleanEquals": true}, {"Variable": "$.n", "NumericEquals": 3}], "Next": "Yes"}""", false)]
    [InlineData("""{"Or": [{"Variable": "$.t", "BooleanEquals": false}, {"Variable": "$.n", "NumericEquals": 2}], "Next": "Yes"}""", true)]
    [InlineData("""{"Or": [{"Variable": "$.t", "BooleanEquals": false}, {"Variable": "$.n", "NumericEquals": 3}], "Next": "Yes"}""", false)]
    [InlineData("""{"Not": {"Variable": "$.t", "BooleanEquals": false}, "Next": "Yes"}""", true)]
    [InlineData("""{"Not": {"Not": {"Variable": "$.t", "BooleanEquals": false}}, "Next": "Yes"}""", false)]
    [InlineData("""{"And": [{"Variable": "$.none", "IsPresent": true}, {"Variable": "$.none", "NumericEquals": 1}], "Next": "Yes"}""", false)]
    [InlineData("""{"Comment": "c", "Variable": "$$.Execution.Name", "StringEquals": "run-1", "Next": "Yes"}""", true)]
    public async Task Rule_MadeOfOthers_ReadsThemInOrderAndStopsEarly(string rule, bool holds)
    {
        await using var machine = Choosing(rule);

        (await machine.RunAsync(Data))["output"]!.GetValue<string>().ShouldBe(holds ? "\"yes\"" : "\"no\"");
    }

    [Theory]
    [InlineData("""{"Variable": "$.none", "NumericEquals": 1, "Next": "Yes"}""", "$.none")]
    [InlineData("""{"Variable": "$.none", "IsNull": true, "Next": "Yes"}""", "$.none")]
    [InlineData("""{"Variable": "$.n", "NumericEqualsPath": "$.nor", "Next": "Yes"}""", "$.nor")]
    public async Task Rule_OfAPathThatFindsNothing_FailsTheExecution(string rule, string path)
    {
        await using var machine = Choosing(rule);

        var described = await machine.RunAsync(Data);

        described["error"]!.GetValue<string>().ShouldBe("States.Runtime");
        described["cause"]!.GetValue<string>().ShouldBe(
            $"An error occurred while executing the state 'A' (entered at the event id #2). Invalid path '{path}': "
            + "The choice state's condition path references an invalid value.");
    }

    [Fact]
    public async Task Choice_WithNoMatchAndNoDefault_FailsAsTheServiceReportsIt()
    {
        await using var machine = new Machine("""
            "A": {"Type": "Choice", "Choices": [{"Variable": "$.n", "NumericEquals": 1, "Next": "B"}]}, "B": {"Type": "Succeed"}
            """);

        var described = await machine.RunAsync("""{"n": 2}""");

        described["error"]!.GetValue<string>().ShouldBe("States.Runtime");
        described["cause"]!.GetValue<string>().ShouldBe(
            "An error occurred while executing the state 'A' (entered at the event id #2). "
            + "Failed to transition out of the state. The state does not point to a next state.");
    }

    [Fact]
    public void Table_OfComparisons_HasAll39OperatorsOfTheDialect()
    {
        var withPaths = ChoiceOperators.Comparisons.Keys.Where(name => name != "StringMatches").Select(name => name + "Path");

        ChoiceOperators.Comparisons.Keys.Concat(withPaths).Concat(ChoiceOperators.Kinds.Keys).Append("IsPresent").Count().ShouldBe(39);
    }

    private static Machine Choosing(string rule) => new($$"""
        "A": {"Type": "Choice", "Choices": [{{rule}}], "Default": "No"},
        "Yes": {"Type": "Pass", "Result": "yes", "End": true}, "No": {"Type": "Pass", "Result": "no", "End": true}
        """);
}
