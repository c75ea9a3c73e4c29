using ShadowPipeline.Bench.Accuracy;

namespace ShadowPipeline.Tests.Bench;

public sealed class LatencySeriesTests
{
    private const int Long = 200_000;

    [Theory]
    [InlineData("0", 0.10, 0.10, 0.0)]
    [InlineData("0.6", 0.10, 0.10, 0.6)]
    [InlineData("0.9", 0.25, 0.25, 0.9)]
    [InlineData("0.9+white", 0.10, 0.1414, 0.45)]
    [InlineData("missing", 0.10, 0.10, 0.6)]
    public void Draw_LongSeries_HasTheNoiseThatItsNameSays(string setting, double deviation, double expected, double correlation)
    {
        var ratios = LogRatios(Draw(setting, deviation));

        var (mean, found, lagOne) = Moments(ratios);

        mean.ShouldBe(0, 5 * expected * Math.Sqrt((1 + correlation) / (1 - correlation) / Long));
        found.ShouldBe(expected, 0.02 * expected);
        lagOne.ShouldBe(correlation, 0.02);
    }

    [Fact]
    public void Draw_Bursts_MakeSomeMinutesFarSlowerAndDoNotFavourAVariant()
    {
        var ratios = LogRatios(Draw("bursts", 0.10));

        var far = ratios.Count(ratio => Math.Abs(ratio) > 0.5) / (double)Long;

        far.ShouldBeInRange(0.02, 0.06);
        ratios.Average().ShouldBe(0, 0.01);
    }

    [Fact]
    public void Draw_Missing_LosesATenthOfTheMinutesAndSomeStretches()
    {
        var series = Draw("missing", 0.10);

        var lost = series.Production.Zip(series.Shadow, (production, shadow) => double.IsNaN(production + shadow)).Count(one => one);

        (lost / (double)Long).ShouldBeInRange(0.14, 0.18);
        series.Production.ShouldContain(value => double.IsNaN(value));
        series.Shadow.ShouldContain(value => double.IsNaN(value));
    }

    [Fact]
    public void Draw_WithoutMissing_HasEveryMinute()
    {
        var series = Draw("0.6", 0.10);

        series.Production.Concat(series.Shadow).ShouldAllBe(value => value > 0);
        series.Requests.ShouldAllBe(value => value > 0);
    }

    [Fact]
    public void With_Factor_MakesEveryMinuteOfTheShadowSlowerByIt()
    {
        var series = LatencySeries.Draw(Draws.For(1, "factor", 0), Setting("0.6"), 0.10, 60);

        var trial = series.With(1.2, Measure.Percentile, 10);

        trial.Production.ShouldBe(series.Production);
        trial.Shadow.Zip(series.Shadow, (slower, before) => slower / before).ShouldAllBe(ratio => Math.Abs(ratio - 1.2) < 1e-12);
    }

    private static LatencySeries Draw(string setting, double deviation) =>
        LatencySeries.Draw(Draws.For(7, "moments", 0), Setting(setting), deviation, Long);

    private static NoiseSetting Setting(string name) => NoiseSetting.All.Single(one => one.Name == name);

    private static double[] LogRatios(LatencySeries series) =>
        [.. series.Production.Zip(series.Shadow, (production, shadow) => Math.Log(shadow / production))];

    private static (double Mean, double Deviation, double LagOne) Moments(double[] values)
    {
        var present = values.Where(value => !double.IsNaN(value)).ToList();
        var mean = present.Average();
        var variance = present.Average(value => (value - mean) * (value - mean));
        var products = values.Skip(1).Zip(values, (later, earlier) => (later - mean) * (earlier - mean));
        return (mean, Math.Sqrt(variance), products.Where(value => !double.IsNaN(value)).Average() / variance);
    }
}
