using System.Text.Json;
using ShadowPipeline.Decisions;
using ShadowPipeline.Json;

namespace ShadowPipeline.Tests.Pipeline;

/// <summary>Whole runs in virtual time, from the approval event to the record.</summary>
public sealed class ScenarioTests(ScenarioRuns runs) : IDisposable
{
    private readonly PipelineHarness _pipeline = new();

    [Theory]
    [InlineData("model-approved.json", Decision.Promote, DecisionBasis.AllCriteriaPassed, "limits hold")]
    [InlineData("scenarios/healthy.json", Decision.Promote, DecisionBasis.AllCriteriaPassed, "limits hold")]
    [InlineData("scenarios/p99-regression.json", Decision.Reject, DecisionBasis.CriterionFailed, "ModelLatency p99")]
    [InlineData("scenarios/error-burst.json", Decision.Reject, DecisionBasis.CriterionFailed, "Invocation5XXErrors")]
    [InlineData("scenarios/starved-shadow.json", Decision.Reject, DecisionBasis.InsufficientEvidence, "invocations")]
    [InlineData("scenarios/two-variants.json", Decision.Reject, DecisionBasis.EndpointIneligible, "production variants")]
    [InlineData("scenarios/serverless.json", Decision.Reject, DecisionBasis.EndpointIneligible, "erverless")]
    [InlineData("scenarios/asynchronous.json", Decision.Reject, DecisionBasis.EndpointIneligible, "asynchronous")]
    [InlineData("scenarios/failed-endpoint.json", Decision.Reject, DecisionBasis.EndpointIneligible, "Failed")]
    [InlineData("scenarios/updating-endpoint.json", Decision.Promote, DecisionBasis.AllCriteriaPassed, "limits hold")]
    [InlineData("scenarios/cancelled.json", Decision.Reject, DecisionBasis.ExperimentCancelled, "cancelled")]
    [InlineData("scenarios/withdrawn.json", Decision.Reject, DecisionBasis.ApprovalWithdrawn, "no longer approved")]
    public async Task Event_RunToItsEnd_RecordsOneDecision(string eventFile, Decision decision, DecisionBasis basis, string reason)
    {
        var run = await runs.OfAsync(eventFile);

        var record = run.Outcome.Records.ShouldHaveSingleItem();
        record.Decision.ShouldBe(decision, string.Join('\n', record.Reasons));
        record.Basis.ShouldBe(basis, string.Join('\n', record.Reasons));
        record.Reasons[0].ShouldContain(reason);
        record.Release.ShouldNotBeNull();
        (await run.Pipeline.ListAsync()).ShouldHaveSingleItem().Id.ShouldBe(record.Id);
    }

    [Fact]
    public async Task HealthyRun_RestoresTheEndpointAndKeepsTheModel()
    {
        var record = (await runs.OfAsync("model-approved.json")).Outcome.Records.ShouldHaveSingleItem();

        record.Release.ShouldNotBeNull();
        record.Release.EndpointRestored.ShouldBe(true);
        record.Release.ExperimentStatus.ShouldBe("Completed");
        record.Release.ModelDeleted.ShouldBeFalse();
        (record.Window!.End - record.Window.Start).ShouldBeInRange(TimeSpan.FromHours(23), TimeSpan.FromHours(24));
        record.ProductionVariant!.InstanceType.ShouldBe(record.ShadowVariant!.InstanceType);
        record.ShadowVariant.Name.ShouldBe(record.Id);
    }

    [Fact]
    public async Task RejectedRun_DeletesTheCandidateModel()
    {
        var record = (await runs.OfAsync("scenarios/p99-regression.json")).Outcome.Records.ShouldHaveSingleItem();

        record.Release!.ModelDeleted.ShouldBeTrue();
        record.Release.EndpointRestored.ShouldBe(true);
    }

    [Fact]
    public async Task SameEventTwice_OneDecisionOneExperiment()
    {
        var first = await _pipeline.RunAsync("model-approved.json");
        _pipeline.Timeline.Clear();

        var second = await _pipeline.RunAsync("model-approved.json");

        second.AlreadyDecided.ShouldBeTrue();
        TextOf(second.Records.ShouldHaveSingleItem()).ShouldBe(TextOf(first.Records.ShouldHaveSingleItem()));
        _pipeline.Timeline.ShouldNotContain(entry => entry.State == "SubmitExperiment");
        (await _pipeline.ListAsync()).ShouldHaveSingleItem();
    }

    [Fact]
    public async Task UpdatingEndpoint_IsWaitedForThenTested()
    {
        var record = (await runs.OfAsync("scenarios/updating-endpoint.json")).Outcome.Records.ShouldHaveSingleItem();

        (record.Window!.Start - record.StartedAt!.Value).ShouldBeGreaterThan(TimeSpan.FromHours(1));
    }

    [Fact]
    public async Task Rejection_StartsNothingAndWritesNothing()
    {
        var outcome = await _pipeline.RunAsync("model-rejected.json");

        outcome.Started.ShouldBeFalse();
        outcome.Reason.ShouldNotBeNull().ShouldContain("Rejected");
        File.Exists(_pipeline.DatabasePath).ShouldBeFalse();
    }

    private static string TextOf(DecisionRecord record) => JsonSerializer.Serialize(record, DomainJson.Default.DecisionRecord);

    public void Dispose() => _pipeline.Dispose();
}
