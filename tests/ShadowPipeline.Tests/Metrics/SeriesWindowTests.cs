using ShadowPipeline.Metrics;

namespace ShadowPipeline.Tests.Metrics;

public sealed class SeriesWindowTests
{
    private static readonly DateTimeOffset Start = new(2026, 11, 20, 9, 0, 0, TimeSpan.Zero);
    private static readonly MetricQuery Query = new(VariantRole.Shadow, "ModelLatency", "p99");

    private static SeriesWindow Align(params (double Minute, double Value)[] points) => SeriesWindow.Align(new MetricWindow
    {
        Start = Start,
        End = Start.AddMinutes(4),
        Period = TimeSpan.FromMinutes(1),
        Series = new Dictionary<MetricQuery, IReadOnlyList<MetricPoint>>
        {
            [Query] = [.. points.Select(point => new MetricPoint(Start.AddMinutes(point.Minute), point.Value))],
        },
    });

    private static double[] Values(SeriesWindow window) => window.Values(Query.Role, Query.Metric, Query.Statistic);

    [Fact]
    public void Align_UnorderedPoints_FallIntoTheirPeriods() => Values(Align((2, 30), (0, 10))).ShouldBe([10, double.NaN, 30, double.NaN]);

    [Fact]
    public void Align_PointsOutsideTheWindow_AreDropped() =>
        Values(Align((-1, 1), (-0.5, 2), (4, 3), (3, 40))).ShouldBe([double.NaN, double.NaN, double.NaN, 40]);

    [Fact]
    public void Align_SamePointTwice_CountsOnce()
    {
        var window = Align((1, 20), (1, 20));

        Values(window)[1].ShouldBe(20);
        window.Conflicts.ShouldBe(0);
    }

    [Fact]
    public void Align_ContradictingPoints_MakeThePeriodMissing()
    {
        var window = Align((1, 20), (1, 21), (1, 20), (1, 22), (2, 5));

        Values(window).ShouldBe([double.NaN, double.NaN, 5, double.NaN]);
        window.Conflicts.ShouldBe(1);
    }

    [Theory]
    [InlineData(double.NaN)]
    [InlineData(double.PositiveInfinity)]
    [InlineData(double.NegativeInfinity)]
    [InlineData(-0.001)]
    public void Align_ImpossibleValue_MakesThePeriodMissing(double value)
    {
        var window = Align((1, 20), (1, value), (2, value));

        Values(window).ShouldAllBe(one => double.IsNaN(one));
        window.Refused.ShouldBe(2);
    }

    [Fact]
    public void Align_UnknownSeries_IsMissingThroughout()
    {
        var window = Align((1, 20));

        window.Values(VariantRole.Production, "ModelLatency", "p99").ShouldAllBe(value => double.IsNaN(value));
        window.Has(Query).ShouldBeTrue();
        window.Has(Query with { Role = VariantRole.Production }).ShouldBeFalse();
        window.Total(VariantRole.Production, "Invocations", "Sum").ShouldBe(0);
    }

    [Fact]
    public void Align_FiveMinutePeriods_AreOneCellEach()
    {
        var window = SeriesWindow.Align(new MetricWindow
        {
            Start = Start,
            End = Start.AddMinutes(13),
            Period = TimeSpan.FromMinutes(5),
            Series = new Dictionary<MetricQuery, IReadOnlyList<MetricPoint>> { [Query] = [new(Start, 1), new(Start.AddMinutes(5), 2), new(Start.AddMinutes(10), 3)] },
        });

        window.Periods.ShouldBe(2, "only whole periods count");
        Values(window).ShouldBe([1, 2]);
    }

    [Theory]
    [InlineData(0, 4)]
    [InlineData(1, -1)]
    public void Align_ImpossibleWindow_IsRefused(int periodMinutes, int lengthMinutes) => Should.Throw<ArgumentException>(() => SeriesWindow.Align(new MetricWindow
    {
        Start = Start,
        End = Start.AddMinutes(lengthMinutes),
        Period = TimeSpan.FromMinutes(periodMinutes),
        Series = new Dictionary<MetricQuery, IReadOnlyList<MetricPoint>>(),
    }));
}
