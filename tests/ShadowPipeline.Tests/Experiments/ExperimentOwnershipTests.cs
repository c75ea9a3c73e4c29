using ShadowPipeline.Experiments;
using ShadowPipeline.Planning;
using ShadowPipeline.Runs;
using ShadowPipeline.Tests.Decisions;

namespace ShadowPipeline.Tests.Experiments;

public sealed class ExperimentOwnershipTests
{
    [Theory]
    [InlineData("endpoint", "run", "arn", true)]
    [InlineData("other", "run", "arn", false)]
    [InlineData("endpoint", "other", "arn", false)]
    [InlineData("endpoint", "run", "other", false)]
    public void IsOf_EndpointModelOrArnDiffers_IsSomebodyElses(string endpoint, string model, string arn, bool own) =>
        ExperimentOwnership.IsOf(Run("arn"), Experiment(endpoint, model, arn)).ShouldBe(own);

    [Fact]
    public void IsOf_NothingSubmittedYet_GoesByEndpointAndModel() =>
        ExperimentOwnership.IsOf(Run(arn: null), Experiment("endpoint", "run", "any")).ShouldBeTrue();

    private static Run Run(string? arn)
    {
        var run = SampleRun.Registered() with { Id = "run", EndpointName = "endpoint" };
        var variant = new PlannedVariant("run", "run", "ml.m5.xlarge", 1);
        var now = DateTimeOffset.UnixEpoch;
        return run with { Submission = arn is null ? null : new Submission(arn, variant, 100, now, now.AddHours(1), now) };
    }

    private static ExperimentSnapshot Experiment(string endpoint, string model, string arn) => new()
    {
        Name = "run",
        Arn = arn,
        Status = ExperimentStatus.Running,
        EndpointName = endpoint,
        ShadowVariant = new PlannedVariant("run", model, "ml.m5.xlarge", 1),
    };
}
