using ShadowPipeline.Judging;
using ShadowPipeline.MetricFiles;
using static ShadowPipeline.Tests.MetricFiles.FileText;

namespace ShadowPipeline.Tests.MetricFiles;

public sealed class UnknownUnitsTests
{
    private static readonly Fleet FourCores = new("ml.m5.xlarge", 2);

    [Theory]
    [InlineData(70, false, "Pass")]
    [InlineData(70, true, "Pass")]
    [InlineData(160, false, "Inconclusive")]
    [InlineData(160, true, "Pass")]
    [InlineData(400, false, "Inconclusive")]
    [InlineData(400, true, "Fail")]
    public void Decide_AbsoluteLimit_IsKeptForCertainOrOpenUntilTheInstancesAreKnown(double cpu, bool known, string outcome) =>
        Judged("""{"metric": "CPUUtilization", "statistic": "Average", "max": 80}""", cpu, cpu, known ? FourCores : Fleet.Unknown)
            .Outcome.ToString().ShouldBe(outcome);

    [Theory]
    [InlineData(100, "Pass")]
    [InlineData(130, "Fail")]
    public void Decide_PercentOfProductionOnOneType_NeedsNoUnit(double shadow, string outcome)
    {
        const string limit = """{"metric": "CPUUtilization", "statistic": "Average", "maxIncreasePercent": 10}""";

        Judged(limit, 100, shadow, Fleet.Unknown).Outcome.ToString().ShouldBe(outcome);
        Judged(limit, 100, shadow, FourCores).Outcome.ToString().ShouldBe(outcome);
    }

    [Theory]
    [InlineData(102, "Pass")]
    [InlineData(130, "Inconclusive")]
    public void Decide_PointsAboveProduction_AreKeptForCertainOrOpen(double shadow, string outcome) =>
        Judged("""{"metric": "CPUUtilization", "statistic": "Average", "maxIncrease": 5}""", 100, shadow, Fleet.Unknown)
            .Outcome.ToString().ShouldBe(outcome);

    [Fact]
    public void Decide_TypeThatNobodyKnows_IsLikeNone() => Judged(
        """{"metric": "GPUUtilization", "statistic": "Average", "max": 80}""", 160, 160, FourCores).Reason.ShouldEndWith("the instance type is not known");

    [Fact]
    public void Decide_MetricThatDoesNotGrow_NeedsNoInstances() =>
        Judged("""{"metric": "MemoryUtilization", "statistic": "Average", "max": 80}""", 95, 95, Fleet.Unknown).Outcome.ShouldBe(CriterionOutcome.Fail);

    [Fact]
    public void Under_WhatNobodySays_IsThePolicysOrLikeProduction()
    {
        var policy = MetricFileJudgeTests.PolicyOf("""{"metric": "CPUUtilization", "statistic": "Average", "max": 80}""");
        TestSetup.Under(policy, null, Fleet.Unknown, Fleet.Unknown).Context.EqualLoad.ShouldBeTrue();
        TestSetup.Under(policy, null, FourCores, Fleet.Unknown).Shadow.ShouldBe(FourCores);
        TestSetup.Under(policy, null, Fleet.Unknown, FourCores).Production.ShouldBe(FourCores);
        TestSetup.Under(policy, null, FourCores, new Fleet(null, 1)).Context.InstanceCount.ShouldBe(1, "the fewer of both");
        TestSetup.Under(policy, null, Fleet.Unknown, Fleet.Unknown).Context.InstanceCount.ShouldBeNull();
        TestSetup.Under(policy, 99, FourCores, Fleet.Unknown).Context.EqualLoad.ShouldBeFalse();

        var other = policy with { Experiment = policy.Experiment with { InstanceType = "ml.c5.large", SamplingPercentage = 50 } };
        var setup = TestSetup.Under(other, null, FourCores, Fleet.Unknown);
        setup.Shadow.ShouldBe(new Fleet("ml.c5.large", 2));
        setup.SamplingPercentage.ShouldBe(50);
        TestSetup.Under(other, 100, Fleet.Unknown, Fleet.Unknown).Context.EqualLoad.ShouldBeFalse("production's type is not known to be this one");
    }

    private static CriterionResult Judged(string criterion, double production, double shadow, Fleet fleet)
    {
        var policy = MetricFileJudgeTests.PolicyOf(criterion);
        var (metric, file) = (policy.Criteria[0].Metric, Good());
        Add(file, "pu", Production, metric, "Average", minute => production + (minute % 7 * 0.1));
        Add(file, "su", Shadow, metric, "Average", minute => shadow + (minute % 5 * 0.1));
        return MetricFileJudge.Decide(policy, file.Read(), TestSetup.Under(policy, null, fleet, Fleet.Unknown)).Criteria[0];
    }
}
