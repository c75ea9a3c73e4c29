using ShadowPipeline.Cli.Rendering;
using ShadowPipeline.Cli.Rendering.Series;
using ShadowPipeline.Metrics;

namespace ShadowPipeline.Tests.Cli.Rendering;

public sealed class SeriesTests
{
    private static readonly DateTimeOffset Start = new(2026, 11, 20, 9, 0, 0, TimeSpan.Zero);

    [Fact]
    public void Binned_MoreStretchesThanPeriods_HasOneEach()
    {
        var series = BinnedSeries.Of(Window(4, ("ModelLatency", "p99", minute => minute == 2 ? null : minute)), VariantRole.Shadow, "ModelLatency", "p99", 60);

        series.Values.ShouldBe([0, 1, null, 3]);
        (series.Missing, series.Periods).ShouldBe((1, 4));
    }

    [Fact]
    public void Binned_FewerStretchesThanPeriods_IsTheMeanOfEach()
    {
        var series = BinnedSeries.Of(Window(6, ("ModelLatency", "p99", minute => minute)), VariantRole.Shadow, "ModelLatency", "p99", 3);

        series.Values.ShouldBe([0.5, 2.5, 4.5]);
    }

    [Theory]
    [InlineData(9, false)]
    [InlineData(10, true)]
    public void Binned_HalfAStretchMissingInOne_IsAGap(int missing, bool gap) =>
        BinnedSeries.Of(Window(40, ("ModelLatency", "p99", minute => minute >= 5 && minute < 5 + missing ? null : 1)), VariantRole.Shadow, "ModelLatency", "p99", 2)
            .Values.ShouldBe([gap ? null : 1, 1]);

    [Fact]
    public void Binned_EverySecondPeriodMissing_HidesNothing() =>
        BinnedSeries.Of(Window(40, ("ModelLatency", "p99", minute => minute % 2 == 0 ? null : 1)), VariantRole.Shadow, "ModelLatency", "p99", 2).Values.ShouldBe([1, 1]);

    [Fact]
    public void Binned_Rate_WeighsByInvocations()
    {
        // 9 of 10 in one minute and 0 of 90 in the next are 9 %, not 45 %.
        var window = Window(2, ("Invocation5XXErrors", "Sum", minute => minute == 0 ? 9 : 0), ("Invocations", "Sum", minute => minute == 0 ? 10 : 90));

        BinnedSeries.Of(window, VariantRole.Shadow, "Invocation5XXErrors", "Rate", 1).Values.ShouldHaveSingleItem()!.Value.ShouldBe(0.09, 1e-12);
    }

    [Fact]
    public void Binned_AverageWithoutSamples_IsAGap()
    {
        var window = Window(2, ("ModelLatency", "Sum", _ => 10), ("ModelLatency", "SampleCount", minute => minute == 0 ? 0 : 5));

        BinnedSeries.Of(window, VariantRole.Shadow, "ModelLatency", "Average", 2).Values.ShouldBe([null, 2]);
    }

    [Fact]
    public void Binned_SeriesThatNobodyAskedFor_IsMissingThroughout() =>
        BinnedSeries.Of(Window(3), VariantRole.Shadow, "ModelLatency", "p99", 3).ShouldSatisfyAllConditions(
            series => series.Values.ShouldBe([null, null, null]),
            series => series.Missing.ShouldBe(3));

    [Fact]
    public void Sparkline_GapsAndExtremes_AreSeen()
    {
        double?[] values = [0, 50, null, 99, 100];

        Sparkline.Of(values, (0, 100), Glyphs.Unicode).ShouldBe("▁▅·██");
        Sparkline.Of(values, (0, 100), Glyphs.Ascii).ShouldBe("_+ ##");
    }

    [Fact]
    public void Scale_NoiseOfAFewPercent_DoesNotFillTheHeight()
    {
        var scale = Sparkline.ScaleOf([100, 104], [102]).ShouldNotBeNull();

        Sparkline.Of([100, 104], scale, Glyphs.Unicode).ShouldBe("▅█");
        Sparkline.ScaleOf([null], []).ShouldBeNull();
    }

    [Theory]
    [InlineData(24, 60, "09:00       13:48       18:36       23:24       04:12")]
    [InlineData(24, 8, "09:00")]
    [InlineData(720, 40, "11-20        11-30        12-09")]
    public void Axis_AnyWindow_MarksItsTimes(int hours, int width, string expected) =>
        TimeAxis.Of(Start, Start.AddHours(hours), width).ShouldStartWith(expected);

    private static MetricWindow Window(int minutes, params (string Metric, string Statistic, Func<int, double?> Value)[] series) => new()
    {
        Start = Start,
        End = Start.AddMinutes(minutes),
        Period = TimeSpan.FromMinutes(1),
        Series = series.ToDictionary(
            one => new MetricQuery(VariantRole.Shadow, one.Metric, one.Statistic),
            one => (IReadOnlyList<MetricPoint>)[.. Enumerable.Range(0, minutes)
                .Where(minute => one.Value(minute) is not null)
                .Select(minute => new MetricPoint(Start.AddMinutes(minute), one.Value(minute)!.Value))]),
    };
}
