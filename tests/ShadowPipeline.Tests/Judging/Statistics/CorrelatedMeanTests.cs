using MathNet.Numerics.Distributions;
using ShadowPipeline.Judging.Statistics;

namespace ShadowPipeline.Tests.Judging.Statistics;

public sealed class CorrelatedMeanTests
{
    [Fact]
    public void Estimate_ConstantSeries_IsCertain()
    {
        var estimate = CorrelatedMean.Estimate([.. Enumerable.Repeat(7.0, 60)], 0.95)!.Value;

        estimate.ShouldBe(new MeanInterval(7, 7, 7, 60));
    }

    [Theory]
    [InlineData(7, false)]
    [InlineData(8, true)]
    public void Estimate_FewValues_NeedsEightPeriods(int present, bool known) =>
        CorrelatedMean.Estimate([.. Enumerable.Range(0, present).Select(i => i % 3 == 0 ? 1.0 : 2.0)], 0.95).HasValue.ShouldBe(known);

    [Fact]
    public void Estimate_DriftAsLongAsTheWindow_IsHardlyMoreThanOnePeriod()
    {
        var estimate = CorrelatedMean.Estimate([.. Enumerable.Range(0, 60).Select(i => (double)i)], 0.95)!.Value;

        estimate.Mean.ShouldBe(29.5, 1e-9);
        estimate.EffectivePeriods.ShouldBeLessThan(2.5);
        (estimate.Upper - estimate.Mean).ShouldBeGreaterThan(20);
    }

    [Fact]
    public void Estimate_DriftThatBelongsToTheWindow_IsNoUncertainty()
    {
        var values = Noise.Series(3, 600, 0).Select((value, i) => (0.01 * i) + value).ToArray();

        var with = CorrelatedMean.Estimate(values, 0.95)!.Value;
        var without = CorrelatedMean.Estimate(values, 0.95, withoutSlowCourse: true)!.Value;

        (without.Upper - without.Mean).ShouldBeLessThan(0.2 * (with.Upper - with.Mean));
        without.Mean.ShouldBe(values.Average(), 0.02);
    }

    [Theory]
    [InlineData(0.0, 900, 1440)]
    [InlineData(0.6, 200, 500)]
    [InlineData(0.9, 35, 120)]
    public void EffectivePeriods_CorrelatedSeries_FollowTheory(double correlation, double least, double most)
    {
        // n (1 - rho) / (1 + rho): 1440, 360, 76.
        var mean = Enumerable.Range(1, 40)
            .Average(seed => CorrelatedMean.Estimate(Noise.Series(seed, 1440, correlation), 0.95)!.Value.EffectivePeriods);

        mean.ShouldBeInRange(least, most);
    }

    [Fact]
    public void Estimate_LongWhiteSeries_IsStudentsIntervalOfItsCells()
    {
        var values = Noise.Series(11, 10_080, 0);

        var estimate = CorrelatedMean.Estimate(values, 0.95)!.Value;

        var error = Deviation(values) / Math.Sqrt(values.Length);
        (estimate.Upper - estimate.Mean).ShouldBe(1.65 * error, 0.2 * error);
        (estimate.Mean - estimate.Lower).ShouldBe(estimate.Upper - estimate.Mean, 1e-3 * error);
    }

    [Fact]
    public void Estimate_AlternatingSeries_IsMoreCertainThanAnIndependentOne()
    {
        var noise = Noise.Series(5, 61, 0);
        double[] alternating = [.. Enumerable.Range(0, 60).Select(i => noise[i + 1] - (0.9 * noise[i]))];

        var estimate = CorrelatedMean.Estimate(alternating, 0.95)!.Value;

        (estimate.Upper - estimate.Mean).ShouldBeLessThan(1.671 * Deviation(alternating) / Math.Sqrt(60));
    }

    [Fact]
    public void Estimate_Mirrored_MirrorsExactly()
    {
        var values = Noise.Series(17, 300, 0.6);

        var (one, other) = (CorrelatedMean.Estimate(values, 0.95)!.Value, CorrelatedMean.Estimate([.. values.Select(v => -v)], 0.95)!.Value);

        other.Mean.ShouldBe(-one.Mean, 1e-12);
        other.Upper.ShouldBe(-one.Lower, 1e-9);
        other.EffectivePeriods.ShouldBe(one.EffectivePeriods, 1e-9);
    }

    [Theory]
    [InlineData(4, 0.95, 2.131847)]
    [InlineData(15, 0.95, 1.753050)]
    [InlineData(15, 0.99, 2.602480)]
    public void Reach_OneModel_IsStudentsTable(int degrees, double confidence, double quantile) =>
        new StudentMixture([(1, new ModelFit(0, 3, degrees))]).Reach(confidence).ShouldBe(3 * quantile, 1e-5);

    [Fact]
    public void Reach_TwoModels_HoldsTheProbabilityTogether()
    {
        var mixture = new StudentMixture([(1, new ModelFit(0, 1, 4)), (1, new ModelFit(Math.Log(3), 2, 30))]);

        var reach = mixture.Reach(0.95);

        ((0.25 * StudentT.CDF(0, 1, 4, reach)) + (0.75 * StudentT.CDF(0, 2, 30, reach))).ShouldBe(0.95, 1e-9);
        mixture.Variance.ShouldBe(3.25, 1e-12);
    }

    private static double Deviation(double[] values)
    {
        var mean = values.Average();
        return Math.Sqrt(values.Sum(value => (value - mean) * (value - mean)) / (values.Length - 1));
    }
}
