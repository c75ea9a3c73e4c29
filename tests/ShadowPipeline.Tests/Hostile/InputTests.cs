using System.Text;
using System.Text.Json.Nodes;
using ShadowPipeline.Approvals;
using ShadowPipeline.Decisions;
using ShadowPipeline.Local.Scenarios;
using ShadowPipeline.Local.StateMachines;
using ShadowPipeline.Policies;
using ShadowPipeline.Validation;

namespace ShadowPipeline.Tests.Hostile;

public sealed class InputTests
{
    private static readonly string Event = File.ReadAllText(Repository.PathOf("events", "model-approved.json"));

    [Theory]
    [InlineData(63, true)]
    [InlineData(64, false)]
    [InlineData(10_000, false)]
    public void Event_NestedAsDeepAsJsonGoes_IsReadAndDeeperIsRefused(int depth, bool read)
    {
        var nested = Event.Insert(Event.IndexOf('{') + 1, $"\"more\": {new string('[', depth)}{new string(']', depth)},");

        if (read)
        {
            ApprovalEventReader.Read(nested).ModelPackageVersion.ShouldBe(7);
        }
        else
        {
            Should.Throw<InvalidApprovalEventException>(() => ApprovalEventReader.Read(nested)).Problems.ShouldHaveSingleItem().Message.ShouldStartWith("is not JSON");
        }
    }

    [Fact]
    public void Event_ALongListOfNumbers_IsRefusedInAShortMessage()
    {
        var approval = JsonNode.Parse(Event)!;
        approval["detail"]!["UpdatedModelPackageFields"] = new JsonArray([.. Enumerable.Range(0, 100_000).Select(number => (JsonNode)number)]);

        var refused = Should.Throw<InvalidApprovalEventException>(() => ApprovalEventReader.Read(approval.ToJsonString()));

        refused.Problems.Count.ShouldBe(100_000);
        refused.Message.Length.ShouldBeLessThan(20_000);
        refused.Message.ShouldEndWith("and 99900 more");
    }

    [Fact]
    public void Event_DeepNamesAndAMebibyteOfItems_TakesNoMoreMemoryThanItsTextDeserves()
    {
        var deep = string.Concat(Enumerable.Repeat($"{{\"{new string('n', 60)}\":", 55));
        var more = $"\"more\": {deep}[{string.Join(',', Enumerable.Repeat('1', 500_000))}]{new string('}', 55)},";
        var hostile = Event.Replace("\"aws.sagemaker\"", "\"aws.other\"", StringComparison.Ordinal).Insert(Event.IndexOf('{') + 1, more);
        var before = GC.GetAllocatedBytesForCurrentThread();

        Should.Throw<InvalidApprovalEventException>(() => ApprovalEventReader.Read(hostile)).Problems.ShouldHaveSingleItem().Path.ShouldBe("$.source");

        (GC.GetAllocatedBytesForCurrentThread() - before).ShouldBeLessThan(100_000_000);
    }

    [Fact]
    public void Event_ManyLongFieldNames_AreNamedInAShortReason()
    {
        var approval = JsonNode.Parse(Event)!;
        approval["detail"]!["UpdatedModelPackageFields"] = new JsonArray(
            [.. Enumerable.Range(0, 1000).Select(number => (JsonNode)$"{HostileText.Line}{new string('x', 500)}{number}")]);

        var reason = ApprovalRules.Judge(ApprovalEventReader.Read(approval.ToJsonString())).Reason!;

        reason.Length.ShouldBeLessThan(2_000);
        reason.ShouldNotContain('\u001b');
    }

    [Theory]
    [InlineData("\"ModelPackageVersion\": 7", "\"ModelPackageVersion\": \"7\"", "$.detail.ModelPackageVersion")]
    [InlineData("\"source\":", "\"source\": \"aws.sagemaker\", \"source\":", "$.source")]
    [InlineData("\"111122223333\"", "111122223333", "$.account")]
    [InlineData("\"111122223333\"", "\"999999999999\"", "$.detail.ModelPackageArn")]
    [InlineData("\"eu-west-1\"", "\"us-east-1\"", "$.detail.ModelPackageArn")]
    public void Event_OneThingIsOff_IsRefusedByItsPath(string from, string to, string path)
    {
        var at = Event.IndexOf(from, StringComparison.Ordinal);
        var hostile = string.Concat(Event.AsSpan(0, at), to, Event.AsSpan(at + from.Length));

        Should.Throw<InvalidApprovalEventException>(() => ApprovalEventReader.Read(hostile)).Problems.Select(problem => problem.Path).ShouldContain(path);
    }

    [Theory]
    [InlineData("\"\\ud800\"")]
    [InlineData("\"x\\udc00y\"")]
    [InlineData("{\"\\ud800\": 1}")]
    public void Readers_HalfOfASurrogatePair_AreNotBroken(string half)
    {
        Should.Throw<InvalidApprovalEventException>(() => ApprovalEventReader.Read($"{{\"source\": {half}}}"));
        Should.Throw<InvalidPolicyException>(() => PolicyReader.Read($"{{\"mode\": {half}}}"));
        Should.Throw<InvalidScenarioException>(() => Scenario.Parse($"{{\"description\": {half}}}"));
        Should.Throw<InvalidStateMachineException>(() => StateMachineDefinition.Load(
            $$$$"""{"StartAt": "A", "States": {"A": {"Type": "Pass", "Result": {{{{half}}}}, "End": true}}}""", new Dictionary<string, string>()));
    }

    [Fact]
    public void Cause_CutWithinASurrogatePair_IsWholeUnicode()
    {
        for (var length = 495; length < 505; length++)
        {
            var sentence = new PipelineFailure("Error", new string('x', length) + "😀 and more").ToSentence();

            Should.NotThrow(() => new UTF8Encoding(false, throwOnInvalidBytes: true).GetBytes(sentence));
        }
    }

    [Theory]
    [InlineData("""{"errorMessage": "a", "errorMessage": "b"}""")]
    [InlineData("""{"errorMessage": "\ud800"}""")]
    [InlineData("""{"errorMessage": {"a": 1}}""")]
    [InlineData("{")]
    public void Cause_OddJson_IsQuotedAsItIs(string cause) =>
        new PipelineFailure("Error", cause).ToSentence().ShouldBe($"The pipeline failed with Error: {UnicodeText.WellFormed(cause)}.");

    [Fact]
    public void Cause_Hostile_StaysText() =>
        new PipelineFailure("$.x", new JsonObject { ["errorMessage"] = HostileText.Line }.ToJsonString()).ToSentence()
            .ShouldBe($"The pipeline failed with $.x: {HostileText.Line}.");
}
