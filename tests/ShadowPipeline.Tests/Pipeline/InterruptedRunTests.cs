using ShadowPipeline.Cli.Running;
using ShadowPipeline.Decisions;

namespace ShadowPipeline.Tests.Pipeline;

/// <summary>What a command leaves behind when it is stopped in the middle of a test.</summary>
public sealed class InterruptedRunTests : IDisposable
{
    private readonly PipelineHarness _pipeline = new();

    [Theory]
    [InlineData("AcquireEndpoint")]
    [InlineData("SubmitExperiment")]
    [InlineData("PollExperiment")]
    [InlineData("RecordDecision")]
    public async Task RunStoppedInTheMiddle_SameEventAgain_IsDecidedAsIfForTheFirstTime(string stoppedAfter)
    {
        await StopAfterAsync(stoppedAfter, "model-approved.json");

        var outcome = await _pipeline.RunAsync("model-approved.json");

        outcome.Records.ShouldHaveSingleItem().Basis.ShouldBe(DecisionBasis.AllCriteriaPassed);
    }

    [Fact]
    public async Task RunStoppedInTheMiddle_AnotherEventOnTheEndpoint_IsNotHeldUp()
    {
        await StopAfterAsync("SubmitExperiment", "model-approved.json");

        var outcome = await _pipeline.RunAsync("scenarios/two-variants.json");

        var record = outcome.Records.ShouldHaveSingleItem();
        record.ModelPackageVersion.ShouldBe(24);
        record.Basis.ShouldBe(DecisionBasis.EndpointIneligible);
        (await _pipeline.ListAsync()).ShouldHaveSingleItem();
    }

    [Fact]
    public async Task SecondApprovalStoppedInTheMiddle_SameEventAgain_CountsOnFromTheFirst()
    {
        var policy = _pipeline.WriteShortPolicy();
        var rejected = _pipeline.Write("rejected.json", """{"modelPackage": {"approvalChanges": [{"after": "1h", "approvalStatus": "Rejected"}]}}""");
        (await _pipeline.RunAsync("scenarios/withdrawn.json", policy, rejected)).Records.ShouldHaveSingleItem().ApprovalEpoch.ShouldBe(1);
        var again = _pipeline.Write("again.json", File.ReadAllText(Repository.PathOf("events", "scenarios", "withdrawn.json")).Replace("2026-12-09", "2026-12-20"));
        await StopAfterAsync("SubmitExperiment", again);

        var outcome = await _pipeline.RunTextAsync(again, await File.ReadAllTextAsync(again, TestContext.Current.CancellationToken), policy);

        var record = outcome.Records.ShouldHaveSingleItem();
        (record.ApprovalEpoch, record.Basis).ShouldBe((2, DecisionBasis.AllCriteriaPassed));
        (await _pipeline.ListAsync()).Count.ShouldBe(2);
    }

    public void Dispose() => _pipeline.Dispose();

    private async Task StopAfterAsync(string state, string eventFile)
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        var path = Path.IsPathRooted(eventFile) ? eventFile : Repository.PathOf("events", eventFile);
        var request = new RunRequest(path, Repository.PathOf("policies", "fraud-detector.json"), null, _pipeline.DatabasePath, null)
        {
            EventText = await File.ReadAllTextAsync(path, TestContext.Current.CancellationToken),
        };

        await Should.ThrowAsync<OperationCanceledException>(
            new PipelineRunner(otherDynamoDb: null).RunAsync(request, new StopAfter(state, stop), stop.Token));
    }

    private sealed class StopAfter(string state, CancellationTokenSource stop) : IProgress<TimelineEntry>
    {
        public void Report(TimelineEntry value)
        {
            if (value.State == state)
            {
                stop.Cancel();
            }
        }
    }
}
