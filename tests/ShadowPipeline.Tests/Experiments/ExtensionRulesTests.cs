using ShadowPipeline.Experiments;
using ShadowPipeline.Policies;
using ShadowPipeline.Runs;
using ShadowPipeline.Tests.Judging;

namespace ShadowPipeline.Tests.Experiments;

public sealed class ExtensionRulesTests
{
    private static readonly DateTimeOffset Start = new(2026, 11, 20, 9, 0, 0, TimeSpan.Zero);
    private static readonly DateTimeOffset End = Start.AddHours(24);
    private static readonly DateTimeOffset Later = End.AddHours(5);
    private static readonly Submission Submission = new("arn", new("shadow", "m", "ml.m5.xlarge", 1), 100, Start, End, Start);
    private static readonly Observation Running = new(Start.AddMinutes(2), null, "Running", null);
    private static readonly Prolongation Asked = new(1, 0, null, End, Later);

    [Theory]
    [InlineData(-15 * 60 - 1, ExtensionStep.None)]
    [InlineData(-15 * 60, ExtensionStep.Look)]
    [InlineData(-2 * 60, ExtensionStep.Look)]
    [InlineData(-2 * 60 + 1, ExtensionStep.None)]
    [InlineData(60, ExtensionStep.None)]
    public void Next_RunningTest_IsLookedAtInTheLastQuarterHour(int secondsToEnd, ExtensionStep step) =>
        Next(null, Running, End, End.AddSeconds(secondsToEnd)).ShouldBe(step);

    [Fact]
    public void Next_NotRunning_DoesNothing()
    {
        var now = End.AddMinutes(-10);

        Next(null, Running with { Status = "Updating" }, End, now).ShouldBe(ExtensionStep.None);
        Next(null, Running with { RunningSince = null }, End, now).ShouldBe(ExtensionStep.None);
        Next(null, Running with { EndedAt = now }, End, now).ShouldBe(ExtensionStep.None);
    }

    [Fact]
    public void Next_Asked_IsGrantedOnlyOnceSageMakerShowsIt()
    {
        var now = End.AddMinutes(-10);

        Next(Asked, Running, Later, now).ShouldBe(ExtensionStep.Granted);
        Next(Asked, Running with { Status = "Completed", EndedAt = Later }, Later, Later).ShouldBe(ExtensionStep.Granted);
        Next(Asked, Running with { Status = "Updating" }, Later, now).ShouldBe(ExtensionStep.None, "an update that goes on may still fail");
        Next(Asked, Running, End, now).ShouldBe(ExtensionStep.AskAgain);
        Next(Asked, Running with { Status = "Updating" }, End, now).ShouldBe(ExtensionStep.None);
        Next(Asked, Running, End, End.AddMinutes(-1)).ShouldBe(ExtensionStep.None);
    }

    // Each look spends of the judge's error rate, so each end is looked at once and there are at most as many looks as extensions.
    [Theory]
    [InlineData(0, 2, true)]
    [InlineData(1, 2, true)]
    [InlineData(2, 2, false)]
    [InlineData(0, 0, false)]
    public void LookAt_AsOftenAsThePolicyAllows(int looks, int maxExtensions, bool look) =>
        ExtensionRules.LookAt(Policy(maxExtensions), looks == 0 ? null : new Prolongation(looks, looks, End, Start, null), Start, End)
            .ShouldBe(look ? End.AddMinutes(-15) : null);

    [Fact]
    public void LookAt_EndThatWasLookedAt_IsNotLookedAtAgain() =>
        ExtensionRules.LookAt(Policy(5), Asked.Refused(), Start, End).ShouldBeNull();

    [Fact]
    public void LookAt_PolicyThatRejects_Never() =>
        ExtensionRules.LookAt(Policy(5) with { OnInsufficientEvidence = InsufficientEvidenceAction.Reject }, null, Start, End).ShouldBeNull();

    [Theory]
    [InlineData(60, true)]
    [InlineData(59, false)]
    public void LookAt_LessThanAnHourToThirtyDays_Never(int minutes, bool look) =>
        (ExtensionRules.LookAt(Policy(5), null, Start, Start.AddDays(30).AddMinutes(-minutes)) is not null).ShouldBe(look);

    private static ExtensionStep Next(Prolongation? prolongation, Observation observation, DateTimeOffset end, DateTimeOffset now) =>
        ExtensionRules.Next(Policy(3), prolongation, Submission, observation, end, now);

    private static Policy Policy(int maxExtensions) =>
        SampleWindow.PolicyOf() with { OnInsufficientEvidence = InsufficientEvidenceAction.Extend, MaxExtensions = maxExtensions };
}
