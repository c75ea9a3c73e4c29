using System.Text.Json.Nodes;
using ShadowPipeline.Decisions;

namespace ShadowPipeline.Tests.Pipeline;

/// <summary>Approvals that change while their test runs, from the event to the record.</summary>
public sealed class ApprovalScenarioTests(ScenarioRuns runs) : IDisposable
{
    private const string Withdrawn = "scenarios/withdrawn.json";

    private readonly PipelineHarness _pipeline = new();

    [Fact]
    public async Task RejectedInTheMiddle_StopsTheTestAndRestoresTheEndpoint()
    {
        var run = await runs.OfAsync(Withdrawn);

        var record = run.Outcome.Records.ShouldHaveSingleItem();
        var rejectedAt = record.ApprovedAt.AddHours(9);
        record.DecidedAt.ShouldBe(rejectedAt, TimeSpan.FromMinutes(1));
        record.Window.ShouldNotBeNull().End.ShouldBe(record.DecidedAt);
        record.Cost.ShouldNotBeNull().InstanceHours.ShouldBeInRange(16, 18, "two instances for almost nine hours");
        var release = record.Release.ShouldNotBeNull();
        (release.EndpointRestored, release.ExperimentStatus, release.ModelDeleted).ShouldBe((true, "Cancelled", true));
        (release.At - rejectedAt).ShouldBeLessThan(TimeSpan.FromHours(2));
        run.Pipeline.Timeline.ShouldContain(entry => entry.Text.Contains("Its approval 1 is withdrawn"));
    }

    [Fact]
    public async Task WithdrawnThenTheSameEvent_PrintsTheRecordThatExists_AndAnotherApprovalRunsAgain()
    {
        var (policy, scenario) = (_pipeline.WriteShortPolicy(), Rejected(after: "1h"));
        var first = (await _pipeline.RunAsync(Withdrawn, policy, scenario)).Records.ShouldHaveSingleItem();

        var repeated = await _pipeline.RunAsync(Withdrawn, policy, scenario);

        (repeated.Started, repeated.AlreadyDecided).ShouldBe((true, true));
        repeated.Records.ShouldHaveSingleItem().Id.ShouldBe(first.Id);

        var again = await _pipeline.RunTextAsync("-", Later(File.ReadAllText(Repository.PathOf("events", Withdrawn))), policy);
        var record = again.Records.ShouldHaveSingleItem();
        (record.Basis, record.ApprovalEpoch).ShouldBe((DecisionBasis.AllCriteriaPassed, 2), string.Join('\n', record.Reasons));
        again.AlreadyDecided.ShouldBeFalse();
        (await _pipeline.ListAsync()).Select(one => one.ApprovalEpoch).ShouldBe([2, 1]);
    }

    [Fact]
    public async Task RejectedAndApprovedAgainWhileTheTestRuns_RecordsBothApprovals()
    {
        var scenario = _pipeline.Write("twice.json", """
            {"modelPackage": {"approvalChanges": [{"after": "1h", "approvalStatus": "Rejected"}, {"after": "2h", "approvalStatus": "Approved"}]}}
            """);

        var outcome = await _pipeline.RunAsync("model-approved.json", _pipeline.WriteShortPolicy(), scenario);

        outcome.Records.Select(record => (record.ApprovalEpoch, record.Basis)).ShouldBe(
            [(1, DecisionBasis.ApprovalWithdrawn), (2, DecisionBasis.AllCriteriaPassed)]);
    }

    public void Dispose() => _pipeline.Dispose();

    private string Rejected(string after) => _pipeline.Write(
        "rejected.json", $$$"""{"modelPackage": {"approvalChanges": [{"after": "{{{after}}}", "approvalStatus": "Rejected"}]}}""");

    private static string Later(string text)
    {
        var approval = JsonNode.Parse(text)!;
        approval["time"] = "2026-12-20T09:00:00Z";
        return approval.ToJsonString();
    }
}
