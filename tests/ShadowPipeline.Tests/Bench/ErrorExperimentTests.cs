using ShadowPipeline.Bench.Accuracy;

namespace ShadowPipeline.Tests.Bench;

public sealed class ErrorExperimentTests
{
    private const int Long = 400_000;

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Draw_LongSeries_HasTheRatesOfEachEffect(bool bursts)
    {
        var (requests, production, shadows) = ErrorExperiment.Draw(Draws.For(3, "errors", 0), bursts, Long);

        requests.Average().ShouldBe(1000.0 / 60, 0.1);
        (production.Sum() / requests.Sum()).ShouldBe(0.001, 0.0001);
        double[] expected = [0.001, 0.002, 0.003, 0.005];
        for (var effect = 0; effect < expected.Length; effect++)
        {
            (shadows[effect].Sum() / requests.Sum()).ShouldBe(expected[effect], 0.1 * expected[effect]);
        }
    }

    [Fact]
    public void Draw_GreaterEffect_NeverHasFewerErrorsInAMinute()
    {
        var (_, _, shadows) = ErrorExperiment.Draw(Draws.For(3, "errors", 1), bursts: true, 10_000);

        shadows[0].Zip(shadows[3], (less, more) => more - less).ShouldAllBe(difference => difference >= 0);
    }

    [Fact]
    public void Next_Bursts_LastFiveMinutesATenthOfTheTimeAndKeepTheLongRunRate()
    {
        var source = new ErrorSource(Draws.For(3, "bursts", 0), bursts: true);
        var factors = Enumerable.Range(0, Long).Select(_ => source.Next()).ToList();

        var inBurst = factors.Select(factor => factor > 1).ToList();
        var begun = inBurst.Skip(1).Zip(inBurst, (now, before) => now && !before).Count(one => one);

        factors.Average().ShouldBe(1, 0.03);
        (inBurst.Count(one => one) / (double)Long).ShouldBe(0.1, 0.005);
        (inBurst.Count(one => one) / (double)begun).ShouldBe(5, 0.2);
        factors.Distinct().Count().ShouldBe(2);
        (factors.Max() / factors.Min()).ShouldBe(10, 1e-9);
    }

    [Fact]
    public void Next_WithoutBursts_IsTheLongRunRate()
    {
        var source = new ErrorSource(Draws.For(3, "steady", 0), bursts: false);

        Enumerable.Range(0, 100).Select(_ => source.Next()).ShouldAllBe(factor => factor == 1);
    }
}
