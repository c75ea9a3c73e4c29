namespace ShadowPipeline.Local.Time;

/// <summary>A timer of <see cref="VirtualClock"/>: its callback runs on the thread pool and is work while it runs.</summary>
internal sealed class VirtualTimer(VirtualClock clock, TimerCallback callback, object? state) : ITimer
{
    private readonly Lock gate = new();
    private readonly ExecutionContext? context = ExecutionContext.Capture();
    private VirtualClock.Waiter? waiter;
    private TimeSpan period = Timeout.InfiniteTimeSpan;
    private long generation;
    private bool disposed;

    public bool Change(TimeSpan dueTime, TimeSpan period)
    {
        ThrowIfNotADelay(dueTime, nameof(dueTime));
        ThrowIfNotADelay(period, nameof(period));
        Stop(dispose: false, out var wasDisposed);
        if (!wasDisposed)
        {
            this.period = period == TimeSpan.Zero ? Timeout.InfiniteTimeSpan : period;
            Start(dueTime);
        }

        return !wasDisposed;
    }

    public void Dispose() => Stop(dispose: true, out _);

    public ValueTask DisposeAsync()
    {
        Dispose();
        return ValueTask.CompletedTask;
    }

    private static void ThrowIfNotADelay(TimeSpan value, string name)
    {
        if (value < TimeSpan.Zero && value != Timeout.InfiniteTimeSpan)
        {
            throw new ArgumentOutOfRangeException(name, value, "A delay is zero, positive, or infinite.");
        }
    }

    private void Start(TimeSpan dueTime)
    {
        if (dueTime == Timeout.InfiniteTimeSpan)
        {
            return;
        }

        // The work keeps the clock from releasing the waiter before this timer knows it.
        using var registering = clock.BeginWork();
        lock (gate)
        {
            var ours = ++generation;
            waiter = disposed ? null : clock.Schedule(dueTime, () => Fire(ours));
        }
    }

    private void Stop(bool dispose, out bool wasDisposed)
    {
        VirtualClock.Waiter? pending;
        lock (gate)
        {
            wasDisposed = disposed;
            disposed |= dispose;
            generation++;
            (pending, waiter) = (waiter, null);
        }

        if (pending is not null)
        {
            clock.Cancel(pending);
        }
    }

    private void Fire(long ours) => ThreadPool.UnsafeQueueUserWorkItem(
        timer =>
        {
            try
            {
                timer.Run(ours);
            }
            finally
            {
                clock.EndWork();
            }
        },
        this,
        preferLocal: false);

    private void Run(long ours)
    {
        lock (gate)
        {
            if (disposed || generation != ours)
            {
                return;
            }
        }

        if (context is null)
        {
            callback(state);
        }
        else
        {
            ExecutionContext.Run(context, _ => callback(state), null);
        }

        if (period != Timeout.InfiniteTimeSpan)
        {
            lock (gate)
            {
                if (generation != ours)
                {
                    return;
                }
            }

            Start(period);
        }
    }
}
