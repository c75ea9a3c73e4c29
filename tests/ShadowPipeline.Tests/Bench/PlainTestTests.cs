using ShadowPipeline.Bench.Accuracy;

namespace ShadowPipeline.Tests.Bench;

public sealed class PlainTestTests
{
    // Newey and West (1987): autocovariances weighed by 1 - l/7 for l up to 6, summed by hand.
    [Fact]
    public void MeanAndError_OfASeries_IsNeweyAndWests()
    {
        var (mean, error) = PlainTest.MeanAndError([1, 2, 4, 3, 5, 8, 6, 7]);

        mean.ShouldBe(4.5);
        error.ShouldBe(1.0198914508, 1e-9);
    }

    [Theory]
    [InlineData(100, nameof(Outcome.Promote))]
    [InlineData(110, nameof(Outcome.Inconclusive))]
    [InlineData(125, nameof(Outcome.Reject))]
    public void Judge_AgainstAMargin_HasThreeOutcomes(double level, string expected)
    {
        var draws = Draws.For(1, "plain", 0);
        double[] production = [.. Enumerable.Repeat(100.0, 60)];
        double[] shadow = [.. production.Select(_ => level * Math.Exp(0.05 * draws.Normal()))];

        PlainTest.Judge(new Trial(Measure.Percentile, 10, production, production, shadow)).ToString().ShouldBe(expected);
    }
}
