using MathNet.Numerics.Distributions;
using ShadowPipeline.Bench.Accuracy;

namespace ShadowPipeline.Tests.Bench;

public sealed class MannWhitneyTests
{
    // Permeability of the human chorioamnion at term and earlier: Hollander and Wolfe, Nonparametric Statistical Methods (1973), chapter 4.
    private static readonly double[] Term = [0.80, 0.83, 1.89, 1.04, 1.45, 1.38, 1.91, 1.64, 0.73, 1.46];
    private static readonly double[] Earlier = [1.15, 0.88, 0.90, 0.74, 1.21];

    [Fact]
    public void Statistic_OfThePublishedExample_GivesItsEstimateAndInterval()
    {
        var statistic = new MannWhitneyStatistic(Term, Earlier);

        var (lower, upper) = statistic.Interval(Normal.InvCDF(0, 1, 0.975));

        // The statistic is 35 of a mean of 25: z = (35 - 25 - 0.5) / sqrt(10 * 5 * 16 / 12).
        statistic.At(0).ShouldBe(9.5 / Math.Sqrt(200.0 / 3), 1e-12);
        statistic.Estimate.ShouldBe(0.305, 1e-6);
        lower.ShouldBe(-0.15, 1e-6);
        upper.ShouldBe(0.76, 1e-6);
    }

    [Theory]
    [InlineData(15, 12)]
    [InlineData(14, 15)]
    [InlineData(1, 6)]
    public void Estimate_OfAnySamples_IsTheMedianOfAllDifferences(int size, int of)
    {
        var draws = Draws.For(1, "differences", size);
        double[] sample = [.. Enumerable.Range(0, size).Select(_ => draws.Normal())];
        double[] reference = [.. Enumerable.Range(0, of).Select(_ => draws.Normal())];
        var differences = sample.SelectMany(x => reference.Select(y => x - y)).Order().ToList();

        var estimate = new MannWhitneyStatistic(sample, reference).Estimate;

        estimate.ShouldBe((differences[(differences.Count - 1) / 2] + differences[differences.Count / 2]) / 2, 1e-6);
    }

    [Fact]
    public void At_TiedSamples_CountsHalvesAndCorrectsTheVariance()
    {
        // Ranks 1.5 1.5 4 4 4 6 7: the sample's 4 4 6 7 sum to 21, less 10 is 11 of a mean of 6; ties of 2 and 3 take 30 / 42 off.
        var statistic = new MannWhitneyStatistic([2, 2, 3, 4], [1, 1, 2]);

        statistic.At(0).ShouldBe((11 - 6 - 0.5) / Math.Sqrt(4 * 3 / 12.0 * (8 - (30 / 42.0))), 1e-12);
    }

    // spinnaker/spinnaker#6278: seven of ten points at a hundred times the baseline pass, eight do not.
    [Theory]
    [InlineData(7, nameof(Outcome.Promote))]
    [InlineData(8, nameof(Outcome.Reject))]
    public void Judge_HundredfoldPoints_NeedsEightOfTen(int points, string expected)
    {
        double[] production = [.. Enumerable.Repeat(1.0, 10)];
        double[] shadow = [.. Enumerable.Range(0, 10).Select(i => i < points ? 100.0 : 1)];

        Judged(production, shadow, 1).ToString().ShouldBe(expected);
    }

    [Theory]
    [InlineData(1, nameof(Outcome.Reject))]
    [InlineData(1.1, nameof(Outcome.Promote))]
    public void Judge_CertainButTinyDifference_IsRefusedWithoutAnEffectSize(double effectSize, string expected)
    {
        var draws = Draws.For(1, "tiny", 0);
        double[] production = [.. Enumerable.Range(0, 50).Select(_ => 100 + (0.1 * draws.Normal()))];
        double[] shadow = [.. Enumerable.Range(0, 50).Select(_ => 100.2 + (0.1 * draws.Normal()))];

        Judged(production, shadow, effectSize).ToString().ShouldBe(expected);
    }

    [Theory]
    [InlineData(1, 2, nameof(Outcome.Reject))]
    [InlineData(2, 2, nameof(Outcome.Promote))]
    [InlineData(2, 1, nameof(Outcome.Promote))]
    public void Judge_ConstantSeries_AreComparedAsTheyAre(double production, double shadow, string expected) =>
        Judged([.. Enumerable.Repeat(production, 20)], [.. Enumerable.Repeat(shadow, 20)], 1).ToString().ShouldBe(expected);

    [Fact]
    public void Judge_MissingSeries_IsInconclusive() =>
        Judged([1, 2, 3], [double.NaN, double.NaN, double.NaN], 1).ShouldBe(Outcome.Inconclusive);

    private static Outcome Judged(double[] production, double[] shadow, double effectSize) => MannWhitneyJudge.Judge(
        new Trial(Measure.Percentile, 10, [.. production.Select(_ => 1.0)], production, shadow), effectSize);
}
