namespace ShadowPipeline.Local.Time;

/// <summary>
/// Real time that passes faster or slower: everything that waits for a moment waits so much shorter or longer. Nothing holds it still.
/// </summary>
internal sealed class ScaledClock : LocalClock
{
    // What a timer takes.
    private static readonly TimeSpan _longest = TimeSpan.FromMilliseconds(uint.MaxValue - 1);
    private static readonly TimeSpan _shortest = TimeSpan.FromMilliseconds(1);

    private readonly TimeProvider _real;
    private readonly double _scale;
    private readonly long _began;
    private readonly DateTimeOffset _start;

    /// <param name="real">Real time; now is this clock's beginning too.</param>
    /// <param name="scale">How much faster than real time it runs, above 0.</param>
    public ScaledClock(TimeProvider real, double scale)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(scale);
        _real = real;
        _scale = scale;
        _began = real.GetTimestamp();
        _start = real.GetUtcNow();
    }

    public override TimeZoneInfo LocalTimeZone => TimeZoneInfo.Utc;

    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    public override DateTimeOffset GetUtcNow() => _start + Elapsed;

    public override long GetTimestamp() => Elapsed.Ticks;

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) =>
        new ScaledTimer(this, _real.CreateTimer(callback, state, Real(dueTime), Real(period)));

    /// <summary>Work is done at real speed, so it has real time for it.</summary>
    public override ITimer CreateTimeLimit(TimerCallback callback, object? state, TimeSpan after) =>
        _real.CreateTimer(callback, state, after, Timeout.InfiniteTimeSpan);

    public override async Task WaitUntilAsync(DateTimeOffset due, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        while (due - GetUtcNow() is var left && left > TimeSpan.Zero)
        {
            await Task.Delay(Real(left), _real, cancellationToken);
        }
    }

    public override IDisposable BeginWork() => NoToken.Instance;

    private TimeSpan Elapsed => _real.GetElapsedTime(_began) * _scale;

    private TimeSpan Real(TimeSpan span)
    {
        if (span == Timeout.InfiniteTimeSpan || span == TimeSpan.Zero)
        {
            return span;
        }

        // Rounded up: nobody wakes before the time.
        var milliseconds = Math.Ceiling(span.TotalMilliseconds / _scale);
        return milliseconds >= _longest.TotalMilliseconds ? _longest
            : milliseconds <= _shortest.TotalMilliseconds ? _shortest
            : TimeSpan.FromMilliseconds(milliseconds);
    }

    private sealed class ScaledTimer(ScaledClock clock, ITimer timer) : ITimer
    {
        public bool Change(TimeSpan dueTime, TimeSpan period) => timer.Change(clock.Real(dueTime), clock.Real(period));

        public void Dispose() => timer.Dispose();

        public ValueTask DisposeAsync() => timer.DisposeAsync();
    }

    private sealed class NoToken : IDisposable
    {
        public static NoToken Instance { get; } = new();

        public void Dispose()
        {
            // Time passes whether anybody works or not.
        }
    }
}
