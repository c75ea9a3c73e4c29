using ShadowPipeline.Judging.Statistics;

namespace ShadowPipeline.Tests.Judging.Statistics;

public sealed class ProportionTests
{
    // Newcombe, Statistics in Medicine 17 (1998) 857-872, table I: two-sided 95 % intervals, hence 2.5 % in each tail.
    [Theory]
    [InlineData(81, 263, 0.2527, 0.3676)]
    [InlineData(15, 148, 0.0578, 0.1617)]
    [InlineData(0, 20, 0.0000, 0.1684)]
    [InlineData(1, 29, 0.0009, 0.1776)]
    // The classical table for ten trials.
    [InlineData(1, 10, 0.0025, 0.4450)]
    [InlineData(5, 10, 0.1871, 0.8129)]
    [InlineData(10, 10, 0.6915, 1.0000)]
    public void Bounds_PublishedExamples_AreClopperPearson(int count, int trials, double lower, double upper)
    {
        var bounds = Proportion.Bounds(count, trials, 0.025);

        bounds.Lower.ShouldBe(lower, 0.00006);
        bounds.Upper.ShouldBe(upper, 0.00006);
    }

    [Theory]
    [InlineData(81, 263, 0.2553, 0.3662)]
    [InlineData(15, 148, 0.0624, 0.1605)]
    [InlineData(0, 20, 0.0000, 0.1611)]
    [InlineData(1, 29, 0.0061, 0.1718)]
    public void Score_PublishedExamples_AreWilson(int count, int trials, double lower, double upper)
    {
        var bounds = Proportion.Score(count, trials, 0.025);

        bounds.Lower.ShouldBe(lower, 0.00006);
        bounds.Upper.ShouldBe(upper, 0.00006);
    }

    [Theory]
    [InlineData(81, 263, 0.2535, 0.3682)]
    [InlineData(15, 148, 0.0598, 0.1644)]
    [InlineData(0, 20, 0.0000, 0.2005)]
    [InlineData(1, 29, 0.0018, 0.1963)]
    public void Score_PublishedExamples_AreWilsonWithContinuityCorrection(int count, int trials, double lower, double upper)
    {
        var bounds = Proportion.Score(count, trials, 0.025, continuity: 1);

        bounds.Lower.ShouldBe(lower, 0.00006);
        bounds.Upper.ShouldBe(upper, 0.00006);
    }

    [Theory]
    [InlineData(200)]
    [InlineData(3_000)]
    [InlineData(10_000_000)]
    public void Bounds_NothingCounted_FollowTheRuleOfThree(int trials) =>
        Proportion.Bounds(0, trials, 0.05).Upper.ShouldBe(1 - Math.Pow(0.05, 1.0 / trials), 1e-12);

    [Theory]
    [InlineData(100_000)]
    [InlineData(10_000_000)]
    public void Bounds_RareAmongMany_AreThoseOfPoisson(int trials)
    {
        // Garwood (1936): 10 observed, two-sided 95 %: 4.7954 to 18.3904.
        var bounds = Proportion.Bounds(10, trials, 0.025);

        (bounds.Lower * trials).ShouldBe(4.7954, 0.002);
        (bounds.Upper * trials).ShouldBe(18.3904, 0.002);
    }

    [Fact]
    public void Bounds_WhereExactBoundsEnd_HardlyJump()
    {
        var exact = Proportion.Bounds(400, 1_000_000, 0.05);
        var score = Proportion.Bounds(400.001, 1_000_000, 0.05);

        score.Lower.ShouldBe(exact.Lower, 0.002 * exact.Lower);
        score.Upper.ShouldBe(exact.Upper, 0.002 * exact.Upper);
    }
}
