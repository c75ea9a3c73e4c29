using ShadowPipeline.Decisions;
using ShadowPipeline.Judging;
using ShadowPipeline.Policies;
using static ShadowPipeline.Tests.Judging.SampleWindow;

namespace ShadowPipeline.Tests.Judging;

public sealed class EvidenceRulesTests
{
    private static readonly Criterion P99 = CriterionOf("ModelLatency", "p99", Percent(10));

    private static SampleWindow Same(int periods, double invocations = 20) =>
        Of(periods, invocations).Both("ModelLatency", "p99", minute => 1000 + (minute % 7));

    private static CriterionResult Judged(SampleWindow window, EvidencePolicy? evidence = null, JudgeContext? context = null, Criterion? criterion = null) =>
        Judge.Decide(PolicyOf(criterion ?? P99) with { Evidence = evidence ?? new() }, window.Build(), context ?? EqualLoad).Criteria[0];

    [Theory]
    [InlineData(59, CriterionOutcome.Inconclusive)]
    [InlineData(60, CriterionOutcome.Pass)]
    public void Decide_PeriodsAgainstMinPeriods_NeedsAllOfThem(int periods, CriterionOutcome outcome) =>
        Judged(Same(periods)).Outcome.ShouldBe(outcome);

    [Theory]
    [InlineData(1199, CriterionOutcome.Inconclusive)]
    [InlineData(1200, CriterionOutcome.Pass)]
    public void Decide_InvocationsAgainstMinInvocations_NeedsBothVariants(int each, CriterionOutcome outcome)
    {
        var window = Same(60, 20).Shadow("Invocations", "Sum", minute => minute == 0 ? 20 - (1200 - each) : 20);

        var result = Judged(window, new EvidencePolicy { MinInvocations = 1200 });

        result.Outcome.ShouldBe(outcome);
        result.ShadowInvocations.ShouldBe(each);
    }

    [Theory]
    [InlineData(80, CriterionOutcome.Pass)]
    [InlineData(79, CriterionOutcome.Inconclusive)]
    public void Decide_MissingShareAgainstItsLimit_IsInclusive(int present, CriterionOutcome outcome)
    {
        var window = Same(100).Shadow("ModelLatency", "p99", minute => minute * 79 % 100 < present ? 1000 + (minute % 7) : null);

        var result = Judged(window);

        result.Outcome.ShouldBe(outcome, result.Reason);
        result.Periods.ShouldBe(present);
    }

    [Theory]
    [InlineData(100, 9, CriterionOutcome.Inconclusive)]
    [InlineData(100, 10, CriterionOutcome.Pass)]
    [InlineData(100, 30, CriterionOutcome.Pass)]
    [InlineData(100, 31, CriterionOutcome.Inconclusive)]
    public void Decide_ShadowInvocationsFarFromExpected_IsInconclusive(int sampling, double shadow, CriterionOutcome outcome)
    {
        var window = Same(200).Shadow("Invocations", "Sum", _ => shadow);

        Judged(window, context: new JudgeContext { SamplingPercentage = sampling, EqualLoad = true }).Outcome.ShouldBe(outcome);
    }

    [Fact]
    public void Decide_ShadowWithoutTraffic_SaysSoOnce()
    {
        var window = Of(1440).Shadow("Invocations", "Sum", _ => null)
            .Production("ModelLatency", "p99", _ => 1000)
            .Shadow("ModelLatency", "p99", _ => null);
        var policy = PolicyOf(P99, CriterionOf("Invocation5XXErrors", "Rate", Max(0.01), Increase(0.001)));

        var verdict = Judge.Decide(policy, window.Build(), EqualLoad);

        verdict.Outcome.ShouldBe(Decision.Reject);
        verdict.Basis.ShouldBe(DecisionBasis.InsufficientEvidence);
        verdict.Reasons.ShouldHaveSingleItem().ShouldBe(
            "The shadow variant received 0 invocations where 100 % of production's 28800 were to be copied: the test did not test the candidate");
    }

    [Fact]
    public void Decide_StarvedShadowBeyondTheLimit_IsInconclusiveNotFail()
    {
        var window = Same(200).Shadow("Invocations", "Sum", _ => 6).Shadow("ModelLatency", "p99", minute => 5000 + (minute % 7));

        var result = Judged(window);

        result.Lower!.Value.ShouldBeGreaterThan(10);
        result.Outcome.ShouldBe(CriterionOutcome.Inconclusive);
    }

    [Theory]
    [InlineData("ModelLatency", "p99", CriterionOutcome.Inconclusive)]
    [InlineData("ModelLatency", "Maximum", CriterionOutcome.Inconclusive)]
    [InlineData("CPUUtilization", "Average", CriterionOutcome.Inconclusive)]
    [InlineData("ModelLatency", "Average", CriterionOutcome.Pass)]
    public void Decide_UnequalLoad_SpoilsTailsAndUtilisation(string metric, string statistic, CriterionOutcome outcome)
    {
        var criterion = CriterionOf(metric, statistic, Percent(10));
        var window = Of(200).Both(metric, statistic, minute => 50 + (minute % 7));
        var unequal = new JudgeContext { SamplingPercentage = 100, EqualLoad = false };

        Judged(window, context: unequal, criterion: criterion).Outcome.ShouldBe(outcome);
        Judged(window, new EvidencePolicy { AllowUnequalLoad = true }, unequal, criterion).Outcome.ShouldBe(CriterionOutcome.Pass);
    }

    [Fact]
    public void Decide_NoDataAtAll_NamesTheMetric()
    {
        var result = Judged(Of(100));

        result.Outcome.ShouldBe(CriterionOutcome.Inconclusive);
        result.Estimate.ShouldBeNull();
        result.Reason.ShouldBe("ModelLatency p99 has no usable data in any of 100 periods");
    }

    [Fact]
    public void Decide_EmptyWindow_IsInconclusive() => Judged(Of(0)).Outcome.ShouldBe(CriterionOutcome.Inconclusive);

    [Fact]
    public void Decide_PolicyWithoutLimits_NeverPromotes() =>
        Judge.Decide(PolicyOf(), Same(100).Build(), EqualLoad).Basis.ShouldBe(DecisionBasis.InsufficientEvidence);

    [Fact]
    public void Decide_CertainFailBesideMissingData_IsFail()
    {
        var policy = PolicyOf(CriterionOf("OverheadLatency", "p99", Percent(10)), P99);
        var window = Same(200).Shadow("ModelLatency", "p99", minute => 2000 + (minute % 7));

        var verdict = Judge.Decide(policy, window.Build(), EqualLoad);

        verdict.Basis.ShouldBe(DecisionBasis.CriterionFailed);
        verdict.Reasons.Count.ShouldBe(2);
        verdict.Reasons[0].ShouldStartWith("ModelLatency p99 is ");
        verdict.Reasons[1].ShouldStartWith("OverheadLatency p99 has no usable data");
    }
}
