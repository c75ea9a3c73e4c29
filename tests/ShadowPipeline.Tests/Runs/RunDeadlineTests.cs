using ShadowPipeline.Runs;
using ShadowPipeline.Tests.Functions.DynamoDb;

namespace ShadowPipeline.Tests.Runs;

public sealed class RunDeadlineTests
{
    private static readonly ShadowPipeline.Policies.Policy Policy =
        ShadowPipeline.Policies.PolicyReader.Read(File.ReadAllText(Repository.PathOf("policies", "fraud-detector.json")));

    private static readonly Run Whole = Samples.WholeRun("run-1");

    [Fact]
    public void Waiting_HasNone() => RunDeadline.Of(Samples.Run("run-1"), Policy).ShouldBeNull();

    [Fact]
    public void Started_IsTheEndOfTheWaitForABusyEndpoint() =>
        RunDeadline.Of(Samples.Run("run-1") with { StartedAt = Samples.Noon }, Policy).ShouldBe(Samples.Noon.AddHours(24) + RunDeadline.Grace);

    [Fact]
    public void Submitted_IsTheScheduledEnd() =>
        RunDeadline.Of(Whole with { Prolongation = null }, Policy).ShouldBe(Whole.Submission!.EndTime + RunDeadline.Grace);

    [Fact]
    public void Extended_IsTheEndThatWasGranted() => RunDeadline.Of(Whole, Policy).ShouldBe(Whole.Prolongation!.Until + RunDeadline.Grace);

    [Fact]
    public void EndedEarlier_IsTheEndThatWasSeen()
    {
        var ended = Samples.Noon.AddMinutes(30);

        RunDeadline.Of(Whole with { Observation = Whole.Observation! with { EndedAt = ended } }, Policy).ShouldBe(ended + RunDeadline.Grace);
    }
}
