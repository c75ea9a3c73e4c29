using System.Text.Json.Nodes;

namespace ShadowPipeline.Tests.Deployment;

/// <summary>Which events reach which function, and what becomes of those that do not.</summary>
public sealed class EventRuleTests
{
    private static readonly IReadOnlyDictionary<string, JsonObject> Rules = DeployedTemplate.ResourcesOf("AWS::Events::Rule");

    public static TheoryData<string> RuleNames => [.. Rules.Keys];

    [Fact]
    public void ApprovalRule_TakesAnApproval() => Approves("model-approved.json").ShouldBeTrue();

    [Fact]
    public void ApprovalRule_LeavesARejection() => Approves("model-rejected.json").ShouldBeFalse();

    [Fact]
    public void ApprovalRule_TakesAnApprovalThatDoesNotNameItsChanges()
    {
        var approval = Sample("model-approved.json");
        approval["detail"]!.AsObject().Remove("UpdatedModelPackageFields").ShouldBeTrue();

        EventPattern.Matches(Pattern("ApprovalRule"), approval).ShouldBeTrue();
    }

    [Fact]
    public void ApprovalRule_TakesEveryScenariosApproval()
    {
        var scenarios = Directory.GetFiles(Repository.PathOf("events", "scenarios"), "*.json")
            .Select(file => JsonNode.Parse(File.ReadAllText(file))!.AsObject())
            .Where(document => document.ContainsKey("detail-type"))
            .ToList();

        scenarios.Count.ShouldBeGreaterThan(5);
        scenarios.ShouldAllBe(approval => EventPattern.Matches(Pattern("ApprovalRule"), approval));
    }

    [Theory]
    [InlineData("FAILED", true)]
    [InlineData("TIMED_OUT", true)]
    [InlineData("ABORTED", true)]
    [InlineData("RUNNING", false)]
    [InlineData("SUCCEEDED", false)]
    public void ExecutionRule_TakesWhatEndedWithoutSuccess(string status, bool taken) =>
        EventPattern.Matches(Pattern("ExecutionEndedRule"), StatusChange("${ShadowTest}", status)).ShouldBe(taken);

    [Fact]
    public void ExecutionRule_LeavesOtherWorkflows() =>
        EventPattern.Matches(Pattern("ExecutionEndedRule"), StatusChange("another", "FAILED")).ShouldBeFalse();

    [Theory]
    [MemberData(nameof(RuleNames))]
    public void Rule_RetriesAndThenKeepsTheEvent(string rule)
    {
        var target = Rules[rule]["Targets"]!.AsArray().ShouldHaveSingleItem()!;

        target["RetryPolicy"]!["MaximumRetryAttempts"]!.GetValue<long>().ShouldBeInRange(1, 185);
        target["RetryPolicy"]!["MaximumEventAgeInSeconds"]!.GetValue<long>().ShouldBeInRange(60, 86400);
        DeployedTemplate.Text(target["DeadLetterConfig"]!["Arn"]).ShouldBe("${DeadLetters.Arn}");
        QueueSources().ShouldContain("${" + rule + ".Arn}");
    }

    [Theory]
    [MemberData(nameof(RuleNames))]
    public void Rule_MayInvokeItsFunctionWhichKeepsWhatItCannotDo(string rule)
    {
        var function = DeployedTemplate.Text(Rules[rule]["Targets"]![0]!["Arn"])[2..^".Arn}".Length];
        var permission = DeployedTemplate.ResourcesOf("AWS::Lambda::Permission").Values
            .Single(one => DeployedTemplate.Text(one["SourceArn"]) == "${" + rule + ".Arn}");

        DeployedTemplate.Text(permission["FunctionName"]).ShouldBe("${" + function + "}");
        DeployedTemplate.Text(permission["Principal"]).ShouldBe("events.amazonaws.com");
        var onFailure = DeployedTemplate.Resource(function)["EventInvokeConfig"]!["DestinationConfig"]!["OnFailure"]!;
        DeployedTemplate.Text(onFailure["Destination"]).ShouldBe("${DeadLetters.Arn}");
    }

    [Theory]
    [InlineData("ApprovalRule", "StartShadowTestFunction")]
    [InlineData("ExecutionEndedRule", "ReconcileRunsFunction")]
    [InlineData("ReconcileRule", "ReconcileRunsFunction")]
    public void Rule_InvokesItsFunction(string rule, string function) =>
        DeployedTemplate.Text(Rules[rule]["Targets"]![0]!["Arn"]).ShouldBe("${" + function + ".Arn}");

    private static bool Approves(string file) => EventPattern.Matches(Pattern("ApprovalRule"), Sample(file));

    private static JsonObject Pattern(string rule) => Rules[rule]["EventPattern"]!.AsObject();

    private static JsonObject Sample(string file) => JsonNode.Parse(File.ReadAllText(Repository.PathOf("events", file)))!.AsObject();

    private static JsonObject StatusChange(string stateMachineArn, string status) => new()
    {
        ["source"] = "aws.states",
        ["detail-type"] = "Step Functions Execution Status Change",
        ["detail"] = new JsonObject { ["stateMachineArn"] = stateMachineArn, ["status"] = status },
    };

    private static IReadOnlyList<string> QueueSources() => DeployedTemplate.Texts(
        DeployedTemplate.Resource("DeadLettersPolicy")["PolicyDocument"]!["Statement"]![0]!["Condition"]!["ArnEquals"]!["aws:SourceArn"]);
}
