using ShadowPipeline.Local.Time;

namespace ShadowPipeline.Tests.Local.Time;

/// <summary>Real time is another clock of ours here, so that nobody waits for it.</summary>
public sealed class ScaledClockTests
{
    private static readonly DateTimeOffset Start = new(2026, 11, 20, 9, 0, 0, TimeSpan.Zero);

    [Theory]
    [InlineData(1, 60)]
    [InlineData(720, 43_200)]
    [InlineData(0.5, 30)]
    public async Task Now_AfterARealMinute_IsSoMuchLater(double scale, int seconds)
    {
        var real = new VirtualClock(Start);
        var clock = new ScaledClock(real, scale);
        var timestamp = clock.GetTimestamp();

        using var work = real.BeginWork();
        await real.WaitUntilAsync(Start.AddMinutes(1), TestContext.Current.CancellationToken);

        clock.GetUtcNow().ShouldBe(Start.AddSeconds(seconds));
        clock.GetElapsedTime(timestamp).ShouldBe(TimeSpan.FromSeconds(seconds));
    }

    [Theory]
    [InlineData(720, 3_600_000, 5_000)]
    [InlineData(0.5, 1_000, 2_000)]
    [InlineData(100_000, 1, 1)]
    [InlineData(7, 10, 2)]
    public async Task Wait_ForAMoment_TakesSoMuchLessRealTime(double scale, int milliseconds, int realMilliseconds)
    {
        var real = new VirtualClock(Start);
        var clock = new ScaledClock(real, scale);

        await clock.WaitUntilAsync(Start.AddMilliseconds(milliseconds), TestContext.Current.CancellationToken);

        real.GetUtcNow().ShouldBe(Start.AddMilliseconds(realMilliseconds));
        clock.GetUtcNow().ShouldBeGreaterThanOrEqualTo(Start.AddMilliseconds(milliseconds));
    }

    [Fact]
    public async Task Wait_ForThePast_IsOver()
    {
        var real = new VirtualClock(Start);

        await new ScaledClock(real, 2).WaitUntilAsync(Start, TestContext.Current.CancellationToken);

        real.GetUtcNow().ShouldBe(Start);
    }

    [Fact]
    public async Task Wait_Cancelled_Ends()
    {
        using var cancelled = new CancellationTokenSource();
        await cancelled.CancelAsync();

        await Should.ThrowAsync<OperationCanceledException>(() => new ScaledClock(new VirtualClock(Start), 2).WaitUntilAsync(Start.AddDays(1), cancelled.Token));
    }

    [Fact]
    public async Task Delay_OfTheClock_IsScaled()
    {
        var real = new VirtualClock(Start);

        await Task.Delay(TimeSpan.FromHours(1), new ScaledClock(real, 3600), TestContext.Current.CancellationToken);

        real.GetUtcNow().ShouldBe(Start.AddSeconds(1));
    }

    [Fact]
    public async Task TimeLimit_OfWork_IsRealTime()
    {
        var real = new VirtualClock(Start);
        var fired = new TaskCompletionSource();

        await using var limit = new ScaledClock(real, 3600).CreateTimeLimit(_ => fired.SetResult(), null, TimeSpan.FromSeconds(90));
        await fired.Task;

        real.GetUtcNow().ShouldBe(Start.AddSeconds(90));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    public void Scale_NotAboveZero_IsRefused(double scale) =>
        Should.Throw<ArgumentOutOfRangeException>(() => new ScaledClock(new VirtualClock(Start), scale));
}
