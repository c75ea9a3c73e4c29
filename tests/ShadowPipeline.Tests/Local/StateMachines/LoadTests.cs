using ShadowPipeline.Local.StateMachines;
using ShadowPipeline.Tests.Local.StepFunctions;

namespace ShadowPipeline.Tests.Local.StateMachines;

public sealed class LoadTests
{
    private const string F = "arn:aws:lambda:eu-central-1:111122223333:function:f";

    [Theory]
    // Not a definition
    [InlineData("[]", "$: must be an object")]
    [InlineData("{", "$: not JSON")]
    [InlineData("""{"StartAt": "A", "StartAt": "A", "States": {}}""", "$: not JSON")]
    [InlineData("""{"States": {"A": {"Type": "Succeed"}}}""", "$: the field StartAt is required")]
    [InlineData("""{"StartAt": "A"}""", "$.States: must be an object that is not empty")]
    // Top level
    [InlineData("""{"QueryLanguage": "JSONata", "StartAt": "A", "States": {"A": {"Type": "Succeed"}}}""", "$.QueryLanguage: the query language JSONata is not supported")]
    [InlineData("""{"Version": "2.0", "StartAt": "A", "States": {"A": {"Type": "Succeed"}}}""", "$.Version: must be \"1.0\"")]
    [InlineData("""{"TimeoutSeconds": 0, "StartAt": "A", "States": {"A": {"Type": "Succeed"}}}""", "$.TimeoutSeconds: must be a whole number from 1 to 99999999")]
    [InlineData("""{"Assign": {}, "StartAt": "A", "States": {"A": {"Type": "Succeed"}}}""", "$.Assign: the field Assign is not supported in a state machine")]
    // Graph
    [InlineData("""{"StartAt": "B", "States": {"A": {"Type": "Succeed"}}}""", "$.StartAt: there is no state 'B'")]
    [InlineData("""{"StartAt": "A", "States": {"A": {"Type": "Succeed"}, "B": {"Type": "Succeed"}}}""", "$.States.B: no transition leads to this state")]
    [InlineData("""{"StartAt": "A", "States": {"A": {"Type": "Pass", "Next": "X"}, "B": {"Type": "Succeed"}}}""", "$.States.A.Next: there is no state 'X'")]
    [InlineData("""{"StartAt": "A", "States": {"A": {"Type": "Pass", "Next": "A"}}}""", "$.States: there is no terminal state")]
    public void Load_OfABadDocument_NamesTheProblem(string json, string problem) => Problems(json).ShouldContain(found => found.StartsWith(problem));

    [Theory]
    // State types
    [InlineData(""" "Type": "Map", "End": true """, "$.States.A.Type: the state type Map is not supported")]
    [InlineData(""" "Type": "Parallel", "Branches": [], "End": true """, "$.States.A.Type: the state type Parallel is not supported")]
    [InlineData(""" "End": true """, "$.States.A: the field Type is required")]
    // Fields that are not supported, per type
    [InlineData($$""" "Type": "Task", "Resource": "{{F}}", "HeartbeatSeconds": 5, "End": true """, "$.States.A.HeartbeatSeconds: the field HeartbeatSeconds is not supported in a Task state")]
    [InlineData($$""" "Type": "Task", "Resource": "{{F}}", "TimeoutSecondsPath": "$.t", "End": true """, "$.States.A.TimeoutSecondsPath: the field TimeoutSecondsPath is not supported in a Task state")]
    [InlineData($$""" "Type": "Task", "Resource": "{{F}}", "Credentials": {}, "End": true """, "$.States.A.Credentials: the field Credentials is not supported in a Task state")]
    [InlineData(""" "Type": "Wait", "Seconds": 1, "ResultPath": "$.x", "End": true """, "$.States.A.ResultPath: the field ResultPath is not supported in a Wait state")]
    [InlineData(""" "Type": "Succeed", "End": true """, "$.States.A.End: the field End is not supported in a Succeed state")]
    [InlineData(""" "Type": "Fail", "Next": "A" """, "$.States.A.Next: the field Next is not supported in a Fail state")]
    [InlineData(""" "Type": "Pass", "Assign": {}, "End": true """, "$.States.A.Assign: the field Assign is not supported in a Pass state")]
    // Task
    [InlineData(""" "Type": "Task", "End": true """, "$.States.A: the field Resource is required")]
    [InlineData(""" "Type": "Task", "Resource": "arn:aws:states:::lambda:invoke", "End": true """, "$.States.A.Resource: 'arn:aws:states:::lambda:invoke' is not supported")]
    [InlineData(""" "Type": "Task", "Resource": "${Missing}", "End": true """, "$.States.A.Resource: no value is given for the placeholder ${Missing}")]
    [InlineData(""" "Type": "Task", "Resource": "arn:aws:states:::sns:publish.waitForTaskToken", "End": true """, "$.States.A.Resource: 'arn:aws:states:::sns:publish.waitForTaskToken' is not supported")]
    [InlineData(""" "Type": "Task", "Resource": "arn:aws:states:::sns:publish", "End": true """, "$.States.A: the field Parameters is required for arn:aws:states:::sns:publish")]
    [InlineData(""" "Type": "Task", "Resource": "arn:aws:states:::sns:publish", "Parameters": {"PhoneNumber.$": "$.x"}, "End": true """, "$.States.A.Parameters['PhoneNumber.$']: the parameter PhoneNumber is not supported for arn:aws:states:::sns:publish; there are TopicArn")]
    [InlineData(""" "Type": "Task", "Resource": "arn:aws:states:::events:putEvents", "Parameters": {"Entries": [], "EndpointId": "x"}, "End": true """, "$.States.A.Parameters.EndpointId: the parameter EndpointId is not supported")]
    [InlineData($$""" "Type": "Task", "Resource": "{{F}}" """, "$.States.A: the state needs either Next or \"End\": true")]
    [InlineData($$""" "Type": "Task", "Resource": "{{F}}", "Next": "A", "End": true """, "$.States.A: the state needs either Next or \"End\": true")]
    [InlineData($$""" "Type": "Task", "Resource": "{{F}}", "TimeoutSeconds": 0, "End": true """, "$.States.A.TimeoutSeconds: must be a whole number")]
    // Paths and templates
    [InlineData(""" "Type": "Pass", "InputPath": "$.a[*]", "End": true """, "$.States.A.InputPath: '$.a[*]' has a part that is not supported")]
    [InlineData(""" "Type": "Pass", "InputPath": "$..a", "End": true """, "$.States.A.InputPath: '$..a' has a part that is not supported")]
    [InlineData(""" "Type": "Pass", "OutputPath": "a", "End": true """, "$.States.A.OutputPath: 'a' is not a path")]
    [InlineData(""" "Type": "Pass", "ResultPath": "$$.Execution.Id", "End": true """, "$.States.A.ResultPath: '$$.Execution.Id': the context object cannot be used here")]
    [InlineData(""" "Type": "Pass", "Parameters": {"x": {"y.$": "States.UUID()"}}, "End": true """, "$.States.A.Parameters.x['y.$']: the intrinsic function 'States.UUID()' is not supported")]
    [InlineData(""" "Type": "Pass", "Parameters": {"x.$": "$$.Execution.RoleArn"}, "End": true """, "$.States.A.Parameters['x.$']: '$$.Execution.RoleArn': this part of the context object is not supported")]
    [InlineData(""" "Type": "Pass", "Parameters": {"x.$": 5}, "End": true """, "$.States.A.Parameters['x.$']: must be a path")]
    [InlineData(""" "Type": "Pass", "Parameters": {"${F}": 5}, "End": true """, "$.States.A.Parameters['${F}']: a placeholder in a member's name is not supported")]
    // Wait
    [InlineData(""" "Type": "Wait", "End": true """, "$.States.A: a Wait state has exactly one of Seconds, SecondsPath, Timestamp, TimestampPath")]
    [InlineData(""" "Type": "Wait", "Seconds": 1, "SecondsPath": "$.s", "End": true """, "$.States.A: a Wait state has exactly one of")]
    [InlineData(""" "Type": "Wait", "Seconds": 100000000, "End": true """, "$.States.A.Seconds: must be a whole number from 0 to 99999999")]
    [InlineData(""" "Type": "Wait", "Timestamp": "2026-11-22t10:00:00z", "End": true """, "$.States.A.Timestamp: '2026-11-22t10:00:00z' is not a timestamp")]
    // Choice
    [InlineData(""" "Type": "Choice", "Choices": [] """, "$.States.A.Choices: must be a list that is not empty")]
    [InlineData(""" "Type": "Choice", "Choices": [{"Variable": "$.a", "Next": "A"}] """, "$.States.A.Choices[0]: a choice rule needs a comparison operator")]
    [InlineData(""" "Type": "Choice", "Choices": [{"Variable": "$.a", "IsNull": true, "IsString": true, "Next": "A"}] """, "$.States.A.Choices[0]: a choice rule has one comparison operator, not IsNull, IsString")]
    [InlineData(""" "Type": "Choice", "Choices": [{"Variable": "$.a", "StringEqual": "x", "Next": "A"}] """, "$.States.A.Choices[0].StringEqual: the field StringEqual is not supported in a choice rule")]
    [InlineData(""" "Type": "Choice", "Choices": [{"Variable": "$.a", "StringMatchesPath": "$.x", "Next": "A"}] """, "$.States.A.Choices[0].StringMatchesPath: the field StringMatchesPath is not supported")]
    [InlineData(""" "Type": "Choice", "Choices": [{"Variable": "$.a", "NumericEquals": "1", "Next": "A"}] """, "$.States.A.Choices[0].NumericEquals: must be a number")]
    [InlineData(""" "Type": "Choice", "Choices": [{"Variable": "$.a", "TimestampEquals": "now", "Next": "A"}] """, "$.States.A.Choices[0].TimestampEquals: must be a timestamp")]
    [InlineData(""" "Type": "Choice", "Choices": [{"Variable": "$.a", "IsNull": 1, "Next": "A"}] """, "$.States.A.Choices[0].IsNull: must be true or false")]
    [InlineData(""" "Type": "Choice", "Choices": [{"Variable": "$.a", "IsNull": true}] """, "$.States.A.Choices[0]: the field Next is required")]
    [InlineData(""" "Type": "Choice", "Choices": [{"And": [{"Variable": "$.a", "IsNull": true, "Next": "A"}], "Next": "A"}] """, "$.States.A.Choices[0].And[0].Next: the field Next is not supported in a nested choice rule")]
    [InlineData(""" "Type": "Choice", "Choices": [{"Not": [], "Next": "A"}] """, "$.States.A.Choices[0].Not: must be an object")]
    [InlineData(""" "Type": "Choice", "Choices": [{"Condition": "{% true %}", "Next": "A"}] """, "$.States.A.Choices[0].Condition: the field Condition is not supported")]
    [InlineData(""" "Type": "Choice", "Choices": [{"Variable": "$.a", "IsNull": true, "Next": "A"}], "Default": "X" """, "$.States.A.Default: there is no state 'X'")]
    // Fail
    [InlineData(""" "Type": "Fail", "Error": "E", "ErrorPath": "$.e" """, "$.States.A: a Fail state has Error or ErrorPath, not both")]
    // Retry and Catch
    [InlineData($$""" "Type": "Task", "Resource": "{{F}}", "Retry": [{"ErrorEquals": []}], "End": true """, "$.States.A.Retry[0].ErrorEquals: must be a list that is not empty")]
    [InlineData($$""" "Type": "Task", "Resource": "{{F}}", "Retry": [{"ErrorEquals": ["States.ALL", "E"]}], "End": true """, "$.States.A.Retry[0].ErrorEquals: States.ALL stands alone")]
    [InlineData($$""" "Type": "Task", "Resource": "{{F}}", "Retry": [{"ErrorEquals": ["States.ALL"]}, {"ErrorEquals": ["E"]}], "End": true """, "$.States.A.Retry[0].ErrorEquals: States.ALL stands alone and in the last entry")]
    [InlineData($$""" "Type": "Task", "Resource": "{{F}}", "Retry": [{"ErrorEquals": ["E"], "BackoffRate": 0.9}], "End": true """, "$.States.A.Retry[0].BackoffRate: must be a number of at least 1.0")]
    [InlineData($$""" "Type": "Task", "Resource": "{{F}}", "Retry": [{"ErrorEquals": ["E"], "IntervalSeconds": 0}], "End": true """, "$.States.A.Retry[0].IntervalSeconds: must be a whole number from 1")]
    [InlineData($$""" "Type": "Task", "Resource": "{{F}}", "Retry": [{"ErrorEquals": ["E"], "MaxAttempts": -1}], "End": true """, "$.States.A.Retry[0].MaxAttempts: must be a whole number from 0")]
    [InlineData($$""" "Type": "Task", "Resource": "{{F}}", "Retry": [{"ErrorEquals": ["E"], "MaxDelaySeconds": 31622400}], "End": true """, "$.States.A.Retry[0].MaxDelaySeconds: must be a whole number from 1 to 31622399")]
    [InlineData($$""" "Type": "Task", "Resource": "{{F}}", "Retry": [{"ErrorEquals": ["E"], "JitterStrategy": "HALF"}], "End": true """, "$.States.A.Retry[0].JitterStrategy: must be FULL or NONE")]
    [InlineData($$""" "Type": "Task", "Resource": "{{F}}", "Retry": [{"ErrorEquals": ["E"], "Interval": 1}], "End": true """, "$.States.A.Retry[0].Interval: the field Interval is not supported in a retrier")]
    [InlineData($$""" "Type": "Task", "Resource": "{{F}}", "Catch": [{"ErrorEquals": ["E"]}], "End": true """, "$.States.A.Catch[0]: the field Next is required")]
    [InlineData($$""" "Type": "Task", "Resource": "{{F}}", "Catch": [{"ErrorEquals": ["E"], "Next": "X"}], "End": true """, "$.States.A.Catch[0].Next: there is no state 'X'")]
    public void Load_OfABadState_NamesTheProblem(string state, string problem) =>
        Problems($$"""{"StartAt": "A", "States": {"A": { {{state}} } } }""").ShouldContain(found => found.StartsWith(problem));

    [Fact]
    public void Load_OfManyProblems_NamesThemAllAtOnce()
    {
        var problems = Problems("""
            {"StartAt": "A", "Extra": 1, "States": {
              "A": {"Type": "Map", "Next": "Two words"},
              "Two words": {"Type": "Task", "Resource": "${F}", "Parameters": {"x.$": "States.Format('{}', $.y)"}, "Next": "Nowhere"},
              "Alone": {"Type": "Succeed"}}}
            """);

        problems.ShouldBe(
        [
            "$.States['Two words'].Resource: no value is given for the placeholder ${F}",
            "$.States.A.Type: the state type Map is not supported",
            "$.States['Two words'].Resource: '${F}' is not supported: only the ARN of a Lambda function is, and arn:aws:states:::events:putEvents and arn:aws:states:::sns:publish",
            "$.States['Two words'].Parameters['x.$']: the intrinsic function 'States.Format('{}', $.y)' is not supported",
            "$.States['Two words'].Next: there is no state 'Nowhere'",
            "$.States.Alone: no transition leads to this state",
            "$.Extra: the field Extra is not supported in a state machine",
        ]);
    }

    [Fact]
    public void Load_OfEveryCommonField_Succeeds()
    {
        var definition = StateMachineDefinition.Load(
            """
            {"Comment": "c", "Version": "1.0", "QueryLanguage": "JSONPath", "TimeoutSeconds": 60, "StartAt": "A", "States": {
              "A": {"Type": "Task", "Comment": "c", "QueryLanguage": "JSONPath", "Resource": "${F}", "End": true}}}
            """,
            new Dictionary<string, string> { ["F"] = ScriptedFunctions.Arn("f") });

        definition.Timeout.ShouldBe(TimeSpan.FromMinutes(1));
        definition.States["A"].ShouldBeOfType<TaskState>().Resource.ShouldBe(ScriptedFunctions.Arn("f"));
    }

    [Theory]
    [InlineData(80, true)]
    [InlineData(81, false)]
    public void Load_OfALongStateName_StopsAt80Characters(int length, bool valid)
    {
        var name = new string('s', length);
        var load = () => StateMachineDefinition.Load(
            $$"""{"StartAt": "{{name}}", "States": {"{{name}}": {"Type": "Succeed"} } }""", new Dictionary<string, string>());

        (Record.Exception(load) is null).ShouldBe(valid);
    }

    private static IReadOnlyList<string> Problems(string json) => Should.Throw<InvalidStateMachineException>(
        () => StateMachineDefinition.Load(json, new Dictionary<string, string>())).Problems;
}
