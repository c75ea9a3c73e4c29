using ShadowPipeline.Judging;
using ShadowPipeline.Judging.Statistics;
using ShadowPipeline.Policies;
using static ShadowPipeline.Tests.Judging.SampleWindow;

namespace ShadowPipeline.Tests.Judging;

public sealed class SentencesTests
{
    private static string Describe(string metric, string statistic, Limit limit, double estimate, double lower, double upper, double effective = 100) =>
        Sentences.Describe(metric, statistic, limit, LimitInterval.Of(estimate, lower, upper, effective), new ErrorSpending(0.95, 1));

    [Fact]
    public void Describe_LatencyAboveProduction_IsTheContractsSentence() => Describe("ModelLatency", "p99", Percent(10), 14.2, 11.8, 16.7)
        .ShouldBe("ModelLatency p99 is 14.2 % above production (95 % bounds 11.8 % and 16.7 %), limit 10 %");

    [Fact]
    public void Describe_BelowProduction_SaysSo() => Describe("ModelLatency", "p99", Percent(10), -3.14159, -5, -1.2)
        .ShouldBe("ModelLatency p99 is 3.14 % below production (95 % bounds -5 % and -1.2 %), limit 10 %");

    [Fact]
    public void Describe_Rates_AreInPercentAndPoints()
    {
        Describe("Invocation5XXErrors", "Rate", Max(0.01), 0.0312, 0.0221, 0.0419)
            .ShouldBe("Invocation5XXErrors Rate is 3.12 % on the shadow variant (95 % bounds 2.21 % and 4.19 %), limit 1 %");
        Describe("Invocation5XXErrors", "Rate", Increase(0.001), 0.0002, -0.0001, 0.0005)
            .ShouldBe("Invocation5XXErrors Rate is 0.02 percentage points above production "
                + "(95 % bounds -0.01 and 0.05), limit 0.1 percentage points");
    }

    [Fact]
    public void Describe_Latencies_AreInMillisecondsFromOneUp()
    {
        Describe("ModelLatency", "Average", Max(250_000), 120_000, 110_000, 130_000).ShouldContain("is 120 ms on the shadow variant (95 % bounds 110 ms and 130 ms), limit 250 ms");
        Describe("OverheadLatency", "Average", Increase(500), 120, 110, 130).ShouldContain("is 120 µs above production (95 % bounds 110 µs and 130 µs), limit 500 µs");
    }

    [Fact]
    public void Describe_BoundsThatRoundToTheLimit_GetMoreDigits() => Describe("ModelLatency", "p99", Percent(10), 9.5, 9, 10.0004)
        .ShouldBe("ModelLatency p99 is 9.5 % above production (95 % bounds 9 % and 10.0004 %), limit 10 %: "
            + "the limit lies between the bounds, so it is neither kept nor broken for certain");

    [Fact]
    public void Describe_OpenBecauseOfCorrelation_SaysSo() =>
        Describe("ModelLatency", "p99", Percent(10), 9.5, 2, 17, effective: 1).ShouldEndWith("the periods resemble each other too much to count as independent");

    [Theory]
    [InlineData(12345.678, "12346")]
    [InlineData(0.000123456, "0.000123")]
    [InlineData(-0.0, "0")]
    [InlineData(100, "100")]
    [InlineData(1e-300, "0")]
    public void Plain_AnyNumber_HasNoExponent(double value, string text) => Figures.Plain(value).ShouldBe(text);

    [Theory]
    [InlineData(1.23456789012345, 1.234567890)]
    [InlineData(-98765432109.87, -98765432110.0)]
    [InlineData(0.0, 0.0)]
    [InlineData(double.NaN, null)]
    [InlineData(double.PositiveInfinity, null)]
    public void Round_AnyNumber_KeepsTenDigits(double value, double? rounded) => Significant.Round(value).ShouldBe(rounded);

    [Theory]
    [InlineData(9.0, 10.0, CriterionOutcome.Pass)]
    [InlineData(9.0, 10.000000001, CriterionOutcome.Inconclusive)]
    [InlineData(10.0, 11.0, CriterionOutcome.Inconclusive)]
    [InlineData(10.00000001, 11.0, CriterionOutcome.Fail)]
    [InlineData(10.0, 10.0, CriterionOutcome.Pass)]
    public void OutcomeOf_BoundsAgainstTheLimit_IsInclusiveForPass(double lower, double upper, CriterionOutcome outcome) =>
        LimitJudge.OutcomeOf(new LimitInterval(9.5, lower, upper, 10), 10).ShouldBe(outcome);
}
