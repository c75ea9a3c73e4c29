using ShadowPipeline.Decisions;
using ShadowPipeline.Policies;
using ShadowPipeline.Reports.Plots;
using Range = ShadowPipeline.Reports.Plots.Range;

namespace ShadowPipeline.Tests.Reports.Plots;

public sealed class PlotTests
{
    [Theory]
    [InlineData(1, 1, 1)]
    [InlineData(240, 1, 240)]
    [InlineData(241, 2, 121)]
    [InlineData(1440, 6, 240)]
    [InlineData(43_200, 180, 240)]
    [InlineData(600_000, 2500, 240)]
    public void Buckets_AtMost_TakesASizeThatClocksKnow(int periods, int size, int count)
    {
        var buckets = Buckets.AtMost(240, periods);

        (buckets.Size, buckets.Count).ShouldBe((size, count));
    }

    [Fact]
    public void Buckets_Levels_KeepLeastMiddleAndGreatestOfWhatThereIs()
    {
        var band = new Buckets(7, 3).Levels([1, 9, 2, double.NaN, double.NaN, double.NaN, 4]);

        band.Low.ShouldBe([1, double.NaN, 4]);
        band.Middle.ShouldBe([2, double.NaN, 4]);
        band.High.ShouldBe([9, double.NaN, 4]);
    }

    [Fact]
    public void Buckets_Shares_AreAllOutOfAll()
    {
        var band = new Buckets(4, 2).Shares([1, 0, double.NaN, 0], [2, 98, 5, 0]);

        band.Middle.ShouldBe([0.01, double.NaN]);
    }

    [Theory]
    [InlineData(new double[] { -1, -1, 1, 1, -1, 1, -1, -1 }, 2, 4)]
    [InlineData(new double[] { -1, 1, 1, -1, 1, 1, 1, -1 }, 1, 7)]
    [InlineData(new double[] { 1, 1, double.NaN, 1 }, 0, 4)]
    public void Stretch_Of_IsWhereTheExcessAddsUpToMost(double[] excess, int from, int until) => Stretch.Of(excess).ShouldBe(new Stretch(from, until));

    [Fact]
    public void Stretch_NothingBeyondTheLimit_IsNone() => Stretch.Of([-1, double.NaN, 0]).ShouldBeNull();

    [Theory]
    [InlineData(100, 200)]
    [InlineData(1, 240)]
    [InlineData(37, 81)]
    public void Excess_FaultOfAStretch_IsFoundToTheMinute(int from, int until)
    {
        var production = new VariantSeries([.. Enumerable.Range(0, 240).Select(minute => 100.0 + (minute % 5))], null);
        var shadow = new VariantSeries([.. production.Values.Select((value, minute) => minute >= from && minute < until ? value * 1.2 : value)], null);

        Excess.Find(production, shadow, new Limit(LimitKind.MaxIncreasePercent, 10)).ShouldBe(new Stretch(from, until));
        Excess.Find(production, shadow, new Limit(LimitKind.MaxIncreasePercent, 25)).ShouldBeNull();
    }

    [Fact]
    public void Excess_AFewPeriodsHereAndThere_AreNoFault()
    {
        var production = new VariantSeries([.. Enumerable.Repeat(100.0, 240)], null);
        var shadow = new VariantSeries([.. Enumerable.Range(0, 240).Select(minute => minute % 2 == 0 ? 150.0 : 90)], null);

        Excess.Find(production, shadow, new Limit(LimitKind.MaxIncreasePercent, 10)).ShouldBeNull();
    }

    [Fact]
    public void Excess_Errors_AreFoundAmongMinutesThatHaveNone()
    {
        double[] requests = [.. Enumerable.Repeat(100.0, 240)];
        var production = new VariantSeries(new double[240], requests);
        var shadow = new VariantSeries([.. Enumerable.Range(0, 240).Select(minute => minute is >= 60 and < 120 && minute % 3 == 0 ? 2.0 : 0)], requests);

        Excess.Find(production, shadow, new Limit(LimitKind.MaxIncrease, 0.001)).ShouldBe(new Stretch(60, 118));
    }

    [Theory]
    [InlineData(0, 97, 4, new double[] { 0, 25, 50, 75 })]
    [InlineData(-0.25, 1.3, 5, new double[] { 0, 0.5, 1 })]
    [InlineData(19.3, 20.1, 4, new[] { 19.4, 19.6, 19.8, 20 })]
    public void Ticks_Within_AreRound(double least, double greatest, int wanted, double[] expected) =>
        Ticks.Within(new Range(least, greatest), wanted).ShouldBe(expected);

    [Fact]
    public void Ticks_Rounded_BeginAndEndRound()
    {
        Ticks.Rounded(0, 0.0123, 4).ShouldBe(new Range(0, 0.015));
        Ticks.Rounded(31.2, 47, 4).ShouldBe(new Range(30, 50));
        Ticks.Rounded(5, 5, 4).Holds(5).ShouldBeTrue();
    }

    [Fact]
    public void Interval_Relative_IsAShareOfItsLimit()
    {
        new Interval(5, 10, 20, 10, true).Relative().ShouldBe(new Interval(0.5, 1, 2, 1, true));
        new Interval(-1, null, 4, 0, true).Relative().ShouldBe(new Interval(0.75, null, 2, 1, true));
    }

    [Theory]
    [InlineData(11.8, 14.2, 16.7, 10)]
    [InlineData(-400, 3, 900, 10)]
    [InlineData(0, 0, 0, 0)]
    [InlineData(1e14, 1e14, 1e14, 1e-30)]
    public void Range_Around_AlwaysShowsTheLimit(double lower, double estimate, double upper, double limit)
    {
        var range = Range.Around(new Interval(lower, estimate, upper, limit, true));

        range.Greatest.ShouldBeGreaterThan(range.Least);
        range.Percent(limit).ShouldBeInRange(1, 99);
    }

    [Theory]
    [InlineData(30, 5)]
    [InlineData(240, 4)]
    [InlineData(1440, 6)]
    [InlineData(43_200, 6)]
    [InlineData(1_000_000, 7)]
    public void TimeAxis_Marks_AreFewAndInOrder(int minutes, int about)
    {
        var marks = TimeAxis.Of(new ObservedWindow(SampleSeries.Start, SampleSeries.Start.AddMinutes(minutes))).ToList();

        marks.Count.ShouldBeInRange(about - 2, 8);
        marks.Select(mark => mark.Percent).ShouldBeInOrder(SortDirection.Ascending);
        marks.ShouldAllBe(mark => mark.Percent >= 0 && mark.Percent <= 100);
        marks[0].Date.ShouldNotBeNull();
    }
}
