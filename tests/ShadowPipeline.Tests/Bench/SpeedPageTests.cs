using ShadowPipeline.Bench;

namespace ShadowPipeline.Tests.Bench;

public sealed class SpeedPageTests
{
    [Theory]
    [InlineData(7, 20, 20.0)]
    [InlineData(30, 20, 100.0)]
    [InlineData(1, 20, null)]
    [InlineData(7, 4, null)]
    public void Of_Case_HasTheTargetOfItsSize(int days, int criteria, double? milliseconds) =>
        (SpeedTarget.Of(days, criteria)?.Milliseconds).ShouldBe(milliseconds);

    [Theory]
    [InlineData(20.0, 50_000_000, false)]
    [InlineData(20.1, 50_000_000, true)]
    [InlineData(20.0, 50_000_001, true)]
    public void Missed_MedianOrMemoryBeyondTheTarget_IsMissed(double median, long allocated, bool missed) =>
        Measured(median, allocated).Missed.ShouldBe(missed);

    [Theory]
    [InlineData(15, "| 7 days, 20 criteria | 10.0 ms | 15.0 ms | 90.0 ms | 9.0 MB | ≤ 20 ms, ≤ 50 MB | met |")]
    [InlineData(25, "| 7 days, 20 criteria | 10.0 ms | 25.0 ms | 90.0 ms | 9.0 MB | ≤ 20 ms, ≤ 50 MB | **MISSED** |")]
    public void Write_CaseWithTarget_StandsBesideIt(double median, string row) =>
        SpeedPage.Write([Measured(median, 9_000_000)], [], TimeSpan.FromMinutes(2)).ShouldContain(row);

    private static Measurement Measured(double median, long allocated) =>
        new("7 days, 20 criteria", 10, median, 90, allocated, SpeedTarget.Of(7, 20));
}
