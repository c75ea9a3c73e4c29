using ShadowPipeline.Judging;
using ShadowPipeline.Policies;
using static ShadowPipeline.Tests.Judging.SampleWindow;

namespace ShadowPipeline.Tests.Judging;

public sealed class RateLimitTests
{
    private static readonly EvidencePolicy Lenient = new() { MinInvocations = 1, MinPeriods = 2 };

    private static CriterionResult Judged(Limit limit, int periods, double requests, Func<int, double?> production, Func<int, double?> shadow) =>
        Judge.Decide(
            PolicyOf(CriterionOf("Invocation5XXErrors", "Rate", limit)) with { Evidence = Lenient },
            Of(periods, requests).Production("Invocation5XXErrors", "Sum", production).Shadow("Invocation5XXErrors", "Sum", shadow).Build(),
            EqualLoad).Criteria[0];

    // With no error in either variant the evidence is the number of requests: 1 - 0.05^(1/n) is below 0.1 % from 2,995 on.
    [Theory]
    [InlineData(200, CriterionOutcome.Inconclusive)]
    [InlineData(2_980, CriterionOutcome.Inconclusive)]
    [InlineData(3_000, CriterionOutcome.Pass)]
    public void Decide_NoErrorsAtAll_ProvesNoMoreThanTheRequestsDo(int requests, CriterionOutcome outcome)
    {
        Judged(Max(0.001), 20, requests / 20.0, _ => 0, _ => 0).Outcome.ShouldBe(outcome);
        Judged(Increase(0.001), 20, requests / 20.0, _ => 0, _ => 0).Outcome.ShouldBe(outcome);
    }

    [Theory]
    [InlineData(LimitKind.Max)]
    [InlineData(LimitKind.MaxIncrease)]
    public void Decide_BurstFromACleanBaseline_Fails(LimitKind kind)
    {
        var result = Judged(new Limit(kind, 0.01), 240, 50, _ => 0, minute => minute % 3 == 0 ? 9 : 3);

        result.Outcome.ShouldBe(CriterionOutcome.Fail, result.Reason);
        result.Estimate.ShouldBe(0.1);
        result.Reason.ShouldStartWith("Invocation5XXErrors Rate is 10 ");
    }

    [Fact]
    public void Decide_PercentOfACleanBaseline_FailsWhenEvenTheLeastRatioIsTooHigh()
    {
        var result = Judged(Percent(50), 240, 50, _ => 0, _ => 5);

        result.Outcome.ShouldBe(CriterionOutcome.Fail);
        result.Estimate.ShouldBeNull();
        result.Upper.ShouldBeNull();
        result.Reason.ShouldContain("which had none");
    }

    [Fact]
    public void Decide_PercentWithNoErrorsAnywhere_IsInconclusive() =>
        Judged(Percent(50), 240, 50, _ => 0, _ => 0).Outcome.ShouldBe(CriterionOutcome.Inconclusive);

    [Fact]
    public void Decide_ErrorsInOneBurst_WeighLessThanSpreadOnes()
    {
        var spread = Judged(Max(0.05), 320, 50, _ => 0, minute => minute % 2);
        var burst = Judged(Max(0.05), 320, 50, _ => 0, minute => minute is >= 100 and < 104 ? 40 : 0);

        burst.Estimate.ShouldBe(spread.Estimate);
        burst.Upper!.Value.ShouldBeGreaterThan(2 * spread.Upper!.Value);
        burst.EffectivePeriods!.Value.ShouldBeLessThan(spread.EffectivePeriods!.Value);
    }

    [Fact]
    public void Decide_ErrorPointsMissing_IsNoProofOfHealth()
    {
        var result = Judged(Max(0.01), 240, 500, _ => 0, _ => null);

        result.Outcome.ShouldBe(CriterionOutcome.Inconclusive);
        result.Periods.ShouldBe(0);
    }

    [Fact]
    public void Decide_MoreErrorsThanRequests_CountsThePeriodAsMissing() =>
        Judged(Max(0.5), 240, 50, _ => 0, minute => minute == 7 ? 51 : 0).Periods.ShouldBe(239);

    [Fact]
    public void Decide_AverageOfAnErrorMetric_IsItsRate()
    {
        var window = Of(240, 50)
            .Both("Invocation5XXErrors", "Sum", minute => minute % 10 == 0 ? 1 : 0)
            .Both("Invocation5XXErrors", "SampleCount", _ => 40)
            .Build();

        var result = Judge.Decide(PolicyOf(CriterionOf("Invocation5XXErrors", "Average", Max(0.01))), window, EqualLoad).Criteria[0];

        result.Estimate!.Value.ShouldBe(24 / (240 * 40.0), 1e-9);
        result.Outcome.ShouldBe(CriterionOutcome.Pass);
    }
}
