using System.Globalization;
using ShadowPipeline.Decisions;
using ShadowPipeline.Judging;
using static ShadowPipeline.Tests.Judging.SampleWindow;

namespace ShadowPipeline.Tests.Judging;

public sealed class JudgeTests
{
    // A ripple that has no lag-1 correlation to speak of and averages out.
    private static double Ripple(int minute) => 0.03 * Math.Sin(2.4 * minute);

    private static double Daily(int minute) => 80_000 * (1 + (0.3 * Math.Sin(2 * Math.PI * minute / 1440)));

    private static SampleWindow Latency(int periods, double increase) => Of(periods)
        .Production("ModelLatency", "p99", minute => Daily(minute))
        .Shadow("ModelLatency", "p99", minute => Daily(minute) * (1 + increase) * Math.Exp(Ripple(minute)));

    [Theory]
    [InlineData(0.0, Decision.Promote, DecisionBasis.AllCriteriaPassed)]
    [InlineData(0.05, Decision.Promote, DecisionBasis.AllCriteriaPassed)]
    [InlineData(0.0999, Decision.Reject, DecisionBasis.InsufficientEvidence)]
    [InlineData(0.1001, Decision.Reject, DecisionBasis.InsufficientEvidence)]
    [InlineData(0.13, Decision.Reject, DecisionBasis.CriterionFailed)]
    [InlineData(0.30, Decision.Reject, DecisionBasis.CriterionFailed)]
    public void Decide_LatencyAgainstTenPercent_FollowsTheBounds(double increase, Decision decision, DecisionBasis basis)
    {
        var policy = PolicyOf(CriterionOf("ModelLatency", "p99", Percent(10)));

        var verdict = Judge.Decide(policy, Latency(1440, increase).Build(), EqualLoad);

        verdict.Outcome.ShouldBe(decision, string.Join('\n', verdict.Reasons));
        verdict.Basis.ShouldBe(basis);
        verdict.Criteria.ShouldHaveSingleItem().Estimate!.Value.ShouldBe(100 * increase, 0.1);
    }

    [Fact]
    public void Decide_HealthyWindowOfTheContractsPolicy_Promotes()
    {
        var policy = PolicyOf(
            CriterionOf("ModelLatency", "p99", Percent(10)),
            CriterionOf("ModelLatency", "Average", Percent(5), Max(250_000)),
            CriterionOf("Invocation5XXErrors", "Rate", Increase(0.001), Max(0.01)),
            CriterionOf("CPUUtilization", "Average", Max(80)));
        var window = Latency(1440, 0.01)
            .Both("ModelLatency", "SampleCount", _ => 20)
            .Production("ModelLatency", "Sum", minute => 20 * Daily(minute) / 2)
            .Shadow("ModelLatency", "Sum", minute => 20 * Daily(minute) / 2 * (1 + Ripple(minute)))
            .Both("Invocation5XXErrors", "Sum", _ => 0)
            .Both("CPUUtilization", "Sum", minute => 45 + (5 * Ripple(minute)))
            .Both("CPUUtilization", "SampleCount", _ => 1)
            .Build();

        var verdict = Judge.Decide(policy, window, EqualLoad);

        verdict.Outcome.ShouldBe(Decision.Promote, string.Join('\n', verdict.Reasons));
        verdict.Criteria.Count.ShouldBe(6);
        verdict.Criteria.Select(result => result.Limit).ShouldBe(
            [Percent(10), Percent(5), Max(250_000), Increase(0.001), Max(0.01), Max(80)]);
        verdict.Criteria.ShouldAllBe(result => result.ProductionInvocations == 28_800 && result.ShadowInvocations == 28_800 && result.Periods == 1440);
        verdict.Reasons[0].ShouldBe("All 6 limits hold at 95 % confidence");
        verdict.Reasons[1].ShouldStartWith("Tightest: CPUUtilization Average is 45 % on the shadow variant (95 % bounds ");
    }

    [Theory]
    [InlineData(50, CriterionOutcome.Fail)]
    [InlineData(54, CriterionOutcome.Fail)]
    [InlineData(56, CriterionOutcome.Pass)]
    [InlineData(60, CriterionOutcome.Pass)]
    public void Decide_AbsoluteLimitOverADailyCycle_IsNotDrownedByTheCycle(double limit, CriterionOutcome outcome)
    {
        var noise = Noise.Series(11, 1440, 0.5);
        var window = Of(1440)
            .Shadow("CPUUtilization", "Average", minute => 55 + (25 * Math.Sin(2 * Math.PI * minute / 1440)) + (2 * noise[minute]))
            .Build();

        var result = Judge.Decide(PolicyOf(CriterionOf("CPUUtilization", "Average", Max(limit))), window, EqualLoad).Criteria[0];

        result.Outcome.ShouldBe(outcome, result.Reason);
    }

    [Fact]
    public void Decide_AverageAlone_IsTheSumOverTheCountNotAMeanOfMeans()
    {
        // Every fourth minute has 1 slow request, the others 30 quick ones.
        var window = Of(240)
            .Shadow("ModelLatency", "Sum", minute => minute % 4 == 0 ? 900_000 : 30 * 10_000)
            .Shadow("ModelLatency", "SampleCount", minute => minute % 4 == 0 ? 1 : 30)
            .Build();

        var result = Judge.Decide(PolicyOf(CriterionOf("ModelLatency", "Average", Max(50_000))), window, EqualLoad).Criteria[0];

        result.Estimate!.Value.ShouldBe((900_000 + (3 * 300_000)) / 91.0, 1e-3);
    }

    [Theory]
    [InlineData(900, CriterionOutcome.Fail)]
    [InlineData(1100, CriterionOutcome.Pass)]
    public void Decide_IncreaseInTheMetricsUnit_ComparesDifferences(double limit, CriterionOutcome outcome)
    {
        var window = Of(240)
            .Production("ModelLatency", "p90", minute => 20_000 + (minute % 5))
            .Shadow("ModelLatency", "p90", minute => 21_000 + (minute % 7))
            .Build();

        var result = Judge.Decide(PolicyOf(CriterionOf("ModelLatency", "p90", Increase(limit))), window, EqualLoad).Criteria[0];

        result.Outcome.ShouldBe(outcome);
        result.Estimate!.Value.ShouldBe(1001, 0.1);
    }

    [Fact]
    public void Decide_IdenticalSeries_PassesEvenAZeroMargin()
    {
        var window = Of(60).Both("ModelLatency", "p99", minute => Daily(minute)).Build();

        var result = Judge.Decide(PolicyOf(CriterionOf("ModelLatency", "p99", Percent(0))), window, EqualLoad).Criteria[0];

        result.Outcome.ShouldBe(CriterionOutcome.Pass);
        result.Reason.ShouldBe("ModelLatency p99 is 0 % above production (95 % bounds 0 % and 0 %), limit 0 %");
    }

    [Fact]
    public void Decide_SeriesOfZeros_IsInconclusiveOnTheLogScale()
    {
        var window = Of(60).Both("ModelLatency", "p99", _ => 0).Build();

        Judge.Decide(PolicyOf(CriterionOf("ModelLatency", "p99", Percent(10))), window, EqualLoad).Criteria[0].Outcome.ShouldBe(CriterionOutcome.Inconclusive);
    }

    [Fact]
    public void Decide_SameInput_GivesTheSameVerdictWithTenDigits()
    {
        var policy = PolicyOf(CriterionOf("ModelLatency", "p99", Percent(10)));
        var window = Latency(1440, 0.05).Build();

        var (one, other) = (Judge.Decide(policy, window, EqualLoad), Judge.Decide(policy, window, EqualLoad));

        other.Criteria.ShouldBe(one.Criteria);
        other.Reasons.ShouldBe(one.Reasons);
        var upper = one.Criteria[0].Upper!.Value;
        upper.ShouldBe(double.Parse(upper.ToString("E9", CultureInfo.InvariantCulture), CultureInfo.InvariantCulture));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(101)]
    public void Decide_ImpossibleSampling_IsRefused(int sampling) => Should.Throw<ArgumentOutOfRangeException>(() =>
        Judge.Decide(PolicyOf(), Of(60).Build(), new JudgeContext { SamplingPercentage = sampling, EqualLoad = true }));
}
