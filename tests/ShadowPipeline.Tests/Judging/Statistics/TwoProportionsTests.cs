using ShadowPipeline.Judging.Statistics;

namespace ShadowPipeline.Tests.Judging.Statistics;

public sealed class TwoProportionsTests
{
    // Newcombe, Statistics in Medicine 17 (1998) 873-890, table II, method 10, two-sided 95 %.
    [Theory]
    [InlineData(56, 70, 48, 80, 0.0524, 0.3339)]
    [InlineData(9, 10, 3, 10, 0.1705, 0.8090)]
    [InlineData(6, 7, 2, 7, 0.0582, 0.8062)]
    [InlineData(5, 56, 0, 29, -0.0381, 0.1926)]
    [InlineData(0, 10, 0, 20, -0.1611, 0.2775)]
    [InlineData(0, 10, 0, 10, -0.2775, 0.2775)]
    [InlineData(10, 10, 0, 20, 0.6791, 1.0000)]
    public void Difference_PublishedExamples_IsNewcombesMethodTen(int a, int of, int b, int of2, double lower, double upper)
    {
        var (estimate, least, most) = TwoProportions.Difference(Proportion.Score(b, of2, 0.025), Proportion.Score(a, of, 0.025));

        estimate.ShouldBe(((double)a / of) - ((double)b / of2), 1e-12);
        least.ShouldBe(lower, 0.00006);
        most.ShouldBe(upper, 0.00006);
    }

    [Theory]
    [InlineData(30, 12)]
    [InlineData(3, 40)]
    [InlineData(25, 25)]
    public void Ratio_Bounds_AreWhereTheScaledDifferenceTouchesZero(int shadowErrors, int productionErrors)
    {
        var (production, shadow) = (Proportion.Bounds(productionErrors, 1000, 0.05), Proportion.Bounds(shadowErrors, 1000, 0.05));

        var (estimate, lower, upper) = TwoProportions.Ratio(production, shadow);

        estimate.ShouldBe((double)shadowErrors / productionErrors, 1e-12);
        TwoProportions.Difference(Scale(production, lower), shadow).Lower.ShouldBe(0, 1e-12);
        TwoProportions.Difference(Scale(production, upper), shadow).Upper.ShouldBe(0, 1e-12);
    }

    [Fact]
    public void Ratio_ProductionWithoutErrors_HasALowerBoundOnly()
    {
        var (production, shadow) = (Proportion.Bounds(0, 1000, 0.05), Proportion.Bounds(30, 1000, 0.05));

        var (estimate, lower, upper) = TwoProportions.Ratio(production, shadow);

        estimate.ShouldBe(double.PositiveInfinity);
        upper.ShouldBe(double.PositiveInfinity);
        TwoProportions.Difference(Scale(production, lower), shadow).Lower.ShouldBe(0, 1e-12);
    }

    private static ProportionBounds Scale(ProportionBounds bounds, double by) => new(bounds.Estimate * by, bounds.Lower * by, bounds.Upper * by);
}
