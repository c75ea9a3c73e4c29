using ShadowPipeline.Judging.Statistics;

namespace ShadowPipeline.Tests.Judging.Statistics;

public sealed class BatchMeansTests
{
    // Student's table, one-sided 95 % and 99 %.
    [Theory]
    [InlineData(4, 0.95, 2.131847)]
    [InlineData(9, 0.95, 1.833113)]
    [InlineData(15, 0.95, 1.753050)]
    [InlineData(15, 0.99, 2.602480)]
    public void Reach_UnitError_IsStudentsQuantile(int degrees, double confidence, double quantile) =>
        new MeanEstimate(0, 1, degrees, 1).Reach(confidence).ShouldBe(quantile, 1e-6);

    [Fact]
    public void Estimate_IndependentValues_IsTheClassicalStandardErrorOfBatches()
    {
        // 32 values without positive serial correlation make 16 batches of 2; worked by hand from the pairs' means 1, 2, 1, 2, ...
        double[] values = [.. Enumerable.Range(0, 16).SelectMany(batch => batch % 2 == 0 ? new double[] { -1, 3 } : [0, 4])];

        var estimate = BatchMeans.Estimate(values)!.Value;

        estimate.Mean.ShouldBe(1.5, 1e-12);
        estimate.DegreesOfFreedom.ShouldBe(15);
        estimate.StandardError.ShouldBe(Math.Sqrt(16 * 0.25 / 15 / 16), 1e-12);
    }

    [Fact]
    public void Estimate_ConstantSeries_IsCertain()
    {
        var estimate = BatchMeans.Estimate([.. Enumerable.Repeat(7.0, 60)])!.Value;

        estimate.StandardError.ShouldBe(0);
        estimate.Reach(0.95).ShouldBe(0);
        estimate.EffectivePeriods.ShouldBe(60);
    }

    [Theory]
    [InlineData(4, false)]
    [InlineData(5, true)]
    public void Estimate_FewValues_NeedsFiveBatches(int present, bool known) =>
        BatchMeans.Estimate([.. Enumerable.Range(0, present).Select(i => i % 2 == 0 ? 1.0 : 2.0)]).HasValue.ShouldBe(known);

    [Fact]
    public void Estimate_TrendAsLongAsTheWindow_CountsAsOnePeriod()
    {
        var estimate = BatchMeans.Estimate([.. Enumerable.Range(0, 60).Select(i => (double)i)])!.Value;

        estimate.EffectivePeriods.ShouldBe(1);
        estimate.StandardError.ShouldBe(Math.Sqrt(305), 1e-9, "the standard deviation of 0 to 59");
        estimate.DegreesOfFreedom.ShouldBe(4);
    }

    [Fact]
    public void Estimate_MissingPeriods_AreLeftOut()
    {
        var values = Noise.Series(7, 600, 0.3).Select((value, i) => i is > 100 and < 180 || i % 7 == 0 ? double.NaN : value).ToArray();

        var estimate = BatchMeans.Estimate(values)!.Value;

        estimate.Mean.ShouldBe(values.Where(value => !double.IsNaN(value)).Average(), 1e-12);
        estimate.StandardError.ShouldBeInRange(0.03, 0.12);
    }

    [Theory]
    [InlineData(0.0, 700, 1440)]
    [InlineData(0.6, 180, 720)]
    [InlineData(0.9, 30, 160)]
    public void EffectivePeriods_CorrelatedSeries_FollowTheory(double correlation, double least, double most)
    {
        // n (1 - rho) / (1 + rho): 1440, 360, 76.
        var mean = Enumerable.Range(1, 40).Average(seed => BatchMeans.Estimate(Noise.Series(seed, 1440, correlation))!.Value.EffectivePeriods);

        mean.ShouldBeInRange(least, most);
    }
}
