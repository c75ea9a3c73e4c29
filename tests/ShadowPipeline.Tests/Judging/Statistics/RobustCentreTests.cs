using ShadowPipeline.Judging.Statistics;

namespace ShadowPipeline.Tests.Judging.Statistics;

public sealed class RobustCentreTests
{
    // 24 determinations of copper in wholemeal flour, Analytical Methods Committee (1989); Venables and Ripley, MASS, give Huber's
    // estimate with k = 1.5 as 3.206724 where the mean is 4.280417.
    private static readonly double[] Copper =
    [
        2.9, 3.1, 3.4, 3.4, 3.7, 3.7, 2.8, 2.5, 2.4, 2.4, 2.7, 2.2, 5.28, 3.37, 3.03, 3.03, 28.95, 3.77, 3.4, 2.2, 3.5, 3.6, 3.7, 3.7,
    ];

    [Fact]
    public void Of_PublishedExample_IsHubersEstimate() => RobustCentre.Of(Copper, 1.5).Values.Average().ShouldBe(3.206724, 1e-6);

    [Fact]
    public void Of_HeavyTails_IsNearTheMiddle() => RobustCentre.Of(Copper).Values.Average().ShouldBeInRange(3.1, 3.3);

    [Fact]
    public void Of_MissingPeriods_StayMissing()
    {
        double[] values = [.. Copper, double.NaN];

        RobustCentre.Of(values).Values[^1].ShouldBe(double.NaN);
    }

    [Fact]
    public void Of_MostlyOneValue_IsTheSeriesItself()
    {
        double[] values = [.. Enumerable.Repeat(1.0, 20), 5, 9];

        RobustCentre.Of(values).ShouldBe((values, false));
    }

    // The sign test: five of five far periods on one side happen by chance in 1 of 32 cases, four of four in 1 of 16.
    [Theory]
    [InlineData(4, 0, false)]
    [InlineData(5, 0, true)]
    [InlineData(0, 5, true)]
    [InlineData(5, 1, false)]
    [InlineData(7, 1, true)]
    [InlineData(20, 20, false)]
    public void Of_FarPeriods_TellWhetherOneVariantHasThem(int above, int below, bool oneSided)
    {
        double[] values = [.. Noise.Series(3, 400, 0).Select(value => Math.Clamp(value, -2, 2)), .. Enumerable.Repeat(50.0, above), .. Enumerable.Repeat(-50.0, below)];

        RobustCentre.Of(values).OneSided.ShouldBe(oneSided);
    }
}
