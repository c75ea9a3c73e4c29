using ShadowPipeline.Decisions;
using ShadowPipeline.Functions.Measuring;

namespace ShadowPipeline.Tests.Functions;

public sealed class EvaluationWindowTests
{
    private static readonly DateTimeOffset Now = new(2026, 12, 20, 9, 0, 0, TimeSpan.Zero);

    [Theory]
    [InlineData(0, 60)]
    [InlineData(15 * 24 - 1, 60)]
    [InlineData(15 * 24 - 0.99, 300)]
    [InlineData(63 * 24 - 1, 300)]
    [InlineData(63 * 24 - 0.99, 3600)]
    [InlineData(500 * 24, 3600)]
    public void FinestPeriod_IsWhatCloudWatchStillKeeps(double hours, int seconds) =>
        EvaluationWindow.FinestPeriod(Now.AddHours(-hours), Now).ShouldBe(TimeSpan.FromSeconds(seconds));

    [Fact]
    public void OldestMinute_IsReadByMinutes()
    {
        EvaluationWindow.FinestPeriod(EvaluationWindow.OldestMinute(Now), Now).ShouldBe(EvaluationWindow.Minute);
        EvaluationWindow.FinestPeriod(EvaluationWindow.OldestMinute(Now).AddMinutes(-1), Now).ShouldBe(TimeSpan.FromMinutes(5));
    }

    [Theory]
    [InlineData(0, 300, 300, 0, 300)]
    [InlineData(1, 659, 300, 300, 600)]
    [InlineData(1, 659, 60, 60, 600)]
    public void Between_KeepsWholePeriods(int from, int to, int period, int start, int end) =>
        EvaluationWindow.Between(Now.AddSeconds(from), Now.AddSeconds(to), TimeSpan.FromSeconds(period))
            .ShouldBe(new ObservedWindow(Now.AddSeconds(start), Now.AddSeconds(end)));

    [Theory]
    [InlineData(0, 59)]
    [InlineData(1, 119)]
    [InlineData(60, 0)]
    public void Between_WithoutAWholePeriod_IsNull(int from, int to) =>
        EvaluationWindow.Between(Now.AddSeconds(from), Now.AddSeconds(to), EvaluationWindow.Minute).ShouldBeNull();
}
