using MathNet.Numerics.Distributions;
using ShadowPipeline.Bench.Accuracy;

namespace ShadowPipeline.Tests.Bench;

public sealed class DrawsTests
{
    private const int Many = 200_000;

    [Fact]
    public void For_SameSeedSeriesAndRun_GivesTheSameNumbers() => First(1, "a", 5).ShouldBe(First(1, "a", 5));

    [Theory]
    [InlineData(2, "a", 5)]
    [InlineData(1, "b", 5)]
    [InlineData(1, "a", 6)]
    public void For_AnotherSeedSeriesOrRun_GivesOthers(int seed, string series, int run)
    {
        var (one, other) = (First(1, "a", 5), First(seed, series, run));

        one.Intersect(other).ShouldBeEmpty();
    }

    [Fact]
    public void Uniform_ManyDraws_FillTheUnitIntervalEvenly()
    {
        var draws = Draws.For(1, "uniform", 0);
        var tenths = new int[10];
        for (var i = 0; i < Many; i++)
        {
            tenths[(int)(10 * draws.Uniform())]++;
        }

        var statistic = tenths.Sum(count => Math.Pow(count - (Many / 10.0), 2) / (Many / 10.0));
        statistic.ShouldBeLessThan(ChiSquared.InvCDF(9, 0.9999));
    }

    [Fact]
    public void Normal_ManyDraws_HaveTheMomentsOfTheStandardNormal()
    {
        var draws = Draws.For(1, "normal", 0);
        var values = Enumerable.Range(0, Many).Select(_ => draws.Normal()).ToList();

        values.Average().ShouldBe(0, 0.01);
        values.Average(value => value * value).ShouldBe(1, 0.015);
        values.Average(value => Math.Pow(value, 4)).ShouldBe(3, 0.1);
    }

    [Fact]
    public void Poisson_ManyDraws_HaveTheMeanForVariance()
    {
        var draws = Draws.For(1, "poisson", 0);
        var values = Enumerable.Range(0, Many).Select(_ => (double)draws.Poisson(16.7)).ToList();

        values.Average().ShouldBe(16.7, 0.05);
        values.Average(value => (value - 16.7) * (value - 16.7)).ShouldBe(16.7, 0.3);
    }

    [Fact]
    public void Poisson_MeanWhoseExponentialUnderflows_IsRefused() =>
        Should.Throw<ArgumentOutOfRangeException>(() => Draws.For(1, "poisson", 0).Poisson(501));

    [Theory]
    [InlineData(0.001, 20)]
    [InlineData(0.3, 15)]
    [InlineData(0.005, 200)]
    public void Binomial_AnyUniform_IsTheQuantileOfTheDistribution(double share, int trials)
    {
        foreach (var uniform in new[] { 0.001, 0.1, 0.5, 0.9, 0.99, 0.9999 })
        {
            var count = Draws.Binomial(uniform, trials, share);

            Binomial.CDF(share, trials, count).ShouldBeGreaterThanOrEqualTo(uniform - 1e-9);
            (count == 0 ? 0 : Binomial.CDF(share, trials, count - 1)).ShouldBeLessThan(uniform + 1e-9);
        }
    }

    private static double[] First(int seed, string series, int run)
    {
        var draws = Draws.For(seed, series, run);
        return [.. Enumerable.Range(0, 20).Select(_ => draws.Uniform())];
    }
}
