using ShadowPipeline.Local.Time;

namespace ShadowPipeline.Cli.Soaking.Simulation;

/// <summary>An event loop's time, for whatever asks for a clock. <paramref name="alive"/> false: what waits never runs on.</summary>
/// <param name="loop">Whose time it is.</param>
/// <param name="alive">Whether the one that waits still lives; null for always.</param>
/// <param name="skew">How far this clock is off; null for never.</param>
internal sealed class SimulatedClock(EventLoop loop, Func<bool>? alive = null, Func<TimeSpan>? skew = null) : LocalClock
{
    public override TimeZoneInfo LocalTimeZone => TimeZoneInfo.Utc;

    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    public override DateTimeOffset GetUtcNow() => skew is null ? loop.Now : loop.Now + skew();

    public override long GetTimestamp() => loop.Now.UtcTicks;

    public override Task WaitUntilAsync(DateTimeOffset due, CancellationToken cancellationToken)
    {
        if (due <= loop.Now)
        {
            return Task.CompletedTask;
        }

        var arrived = new TaskCompletionSource();
        loop.At(due, () =>
        {
            if (alive is null || alive())
            {
                arrived.SetResult();
            }
        });
        return arrived.Task;
    }

    public override Task TakeTurnAsync(CancellationToken cancellationToken) => loop.UntilAsync(loop.Now);

    /// <summary>Never fires: the simulated functions end by their own time-out, which the state machine hears of as their error.</summary>
    public override ITimer CreateTimeLimit(TimerCallback callback, object? state, TimeSpan after) => NoTimer.Instance;

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) =>
        throw new NotSupportedException("Nothing in a simulated world sets a timer.");

    /// <summary>Time stands still while anything of the world runs, whether it holds a token or not.</summary>
    public override IDisposable BeginWork() => NoTimer.Instance;

    private sealed class NoTimer : ITimer
    {
        public static NoTimer Instance { get; } = new();

        public bool Change(TimeSpan dueTime, TimeSpan period) => throw new NotSupportedException("This timer never fires.");

        public void Dispose()
        {
            // There is nothing behind it.
        }

        public ValueTask DisposeAsync() => ValueTask.CompletedTask;
    }
}
