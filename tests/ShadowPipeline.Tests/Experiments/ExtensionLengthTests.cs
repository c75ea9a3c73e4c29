using ShadowPipeline.Decisions;
using ShadowPipeline.Experiments;
using ShadowPipeline.Judging;
using ShadowPipeline.Policies;

namespace ShadowPipeline.Tests.Experiments;

public sealed class ExtensionLengthTests
{
    private static readonly TimeSpan Day = TimeSpan.FromDays(1);
    private static readonly EvidencePolicy Evidence = new() { MinInvocations = 1000, MinPeriods = 60 };

    // A limit of 10 %: reach r and distance d from it need (1.5 r / d)² times the time so far.
    [Theory]
    [InlineData(5, 11, 3.24 - 1)]
    [InlineData(7, 10.5, 3.0625 - 1)]
    [InlineData(12, 15, 5.0625 - 1)]
    public void For_LimitBetweenItsBounds_IsWhatTheBoundsNeed(double estimate, double upper, double factor)
    {
        var original = TimeSpan.FromDays(30);

        var length = For(original, Open(estimate, estimate - (upper - estimate), upper));

        length.ShouldBe(TimeSpan.FromMinutes(Math.Ceiling(factor * Day.TotalMinutes)));
    }

    [Fact]
    public void For_Any_IsFromAnHourToTheOriginalLength()
    {
        For(Day, Open(1, -7.9, 10.01)).ShouldBe(TimeSpan.FromDays(1), "the bound must shrink a lot");
        For(Day, Open(0, -6.8, 6.8) with { Outcome = CriterionOutcome.Inconclusive }).ShouldBe(TimeSpan.FromHours(1), "hardly anything is missing");
        For(Day, Open(10, 5, 15)).ShouldBe(Day, "an estimate at the limit is never decided");
        For(Day, Open(null, null, null)).ShouldBe(Day, "nothing is known");
        For(Day).ShouldBe(Day);
    }

    [Theory]
    [InlineData(500, 720, 24 * 60)]
    [InlineData(800, 720, 6 * 60)]
    [InlineData(2000, 48, 6 * 60)]
    public void For_TooLittleEvidence_IsWhatIsMissing(long invocations, int periods, int minutes) =>
        For(Day, Open(0, -1, 1) with { ShadowInvocations = invocations, Periods = periods }).ShouldBe(TimeSpan.FromMinutes(minutes));

    [Fact]
    public void For_SeveralLimits_FollowsTheNeediestOpenOne()
    {
        var passing = Open(0, -100, 100) with { Outcome = CriterionOutcome.Pass };

        For(TimeSpan.FromDays(30), passing, Open(12, 9, 15), Open(5, -1, 11)).ShouldBe(TimeSpan.FromMinutes(Math.Ceiling(4.0625 * Day.TotalMinutes)));
    }

    private static TimeSpan For(TimeSpan original, params CriterionResult[] criteria) => ExtensionLength.For(
        new Verdict(Decision.Reject, DecisionBasis.InsufficientEvidence, ["Open."], criteria), Evidence, Day, original);

    private static CriterionResult Open(double? estimate, double? lower, double? upper) => new()
    {
        Metric = "ModelLatency",
        Statistic = "p99",
        Limit = new Limit(LimitKind.MaxIncreasePercent, 10),
        Estimate = estimate,
        Lower = lower,
        Upper = upper,
        Periods = 1440,
        EffectivePeriods = 1440,
        ProductionInvocations = 28_800,
        ShadowInvocations = 28_800,
        Outcome = CriterionOutcome.Inconclusive,
        Reason = "Open",
    };
}
