using System.Text.Json.Nodes;
using ShadowPipeline.Decisions;

namespace ShadowPipeline.Tests.Pipeline;

/// <summary>Tests that are extended, from the approval event to the record.</summary>
public sealed class ExtensionTests(ScenarioRuns runs) : IDisposable
{
    private static readonly string Policy = Repository.PathOf("policies", "claims-router.json");

    private readonly PipelineHarness _pipeline = new();

    [Fact]
    public async Task ThinTraffic_IsExtendedAndConcludes()
    {
        var run = await runs.OfAsync("scenarios/extended.json");

        var record = run.Outcome.Records.ShouldHaveSingleItem();
        (record.Decision, record.Basis).ShouldBe((Decision.Promote, DecisionBasis.AllCriteriaPassed), string.Join('\n', record.Reasons));
        record.Reasons.ShouldContain(reason => reason.StartsWith("The test was extended once, until 2026-12-07 "));
        (record.Window!.End - record.Window.Start).ShouldBeGreaterThan(TimeSpan.FromHours(7));
        record.Criteria.ShouldAllBe(criterion => criterion.ShadowInvocations >= 1200);
        record.Cost!.InstanceHours.ShouldBe(2 * (record.Window.End - record.Window.Start).TotalHours, 0.01);
    }

    [Fact]
    public async Task TooThinForAllExtensions_IsRejectedAfterTheLast()
    {
        var scenario = _pipeline.Write("thin.json", """{"traffic": {"requestsPerMinute": 0.5}}""");

        var record = (await _pipeline.RunAsync("scenarios/extended.json", Policy, scenario)).Records.ShouldHaveSingleItem();

        (record.Decision, record.Basis).ShouldBe((Decision.Reject, DecisionBasis.InsufficientEvidence));
        record.Reasons.ShouldContain(reason => reason.StartsWith("The test was extended 2 times, until "));
        (record.Window!.End - record.Window.Start).ShouldBeLessThanOrEqualTo(TimeSpan.FromHours(18));
    }

    [Fact]
    public async Task BrokenLimit_IsNeverExtended()
    {
        var policy = JsonNode.Parse(await File.ReadAllTextAsync(Policy, TestContext.Current.CancellationToken))!.AsObject();
        policy["evidence"]!["minInvocations"] = 100;
        var scenario = _pipeline.Write("slow.json", """{"shadow": {"latency": {"medianMicros": 40000, "sigma": 0.25}}, "traffic": {"requestsPerMinute": 20}}""");

        var record = (await _pipeline.RunAsync("scenarios/extended.json", _pipeline.Write("policy.json", policy.ToJsonString()), scenario)).Records.ShouldHaveSingleItem();

        record.Basis.ShouldBe(DecisionBasis.CriterionFailed, string.Join('\n', record.Reasons));
        record.Reasons.ShouldNotContain(reason => reason.Contains("extended"));
        (record.Window!.End - record.Window.Start).ShouldBeLessThanOrEqualTo(TimeSpan.FromHours(6));
    }

    public void Dispose() => _pipeline.Dispose();
}
