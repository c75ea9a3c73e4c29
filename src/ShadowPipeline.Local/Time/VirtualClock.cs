namespace ShadowPipeline.Local.Time;

/// <summary>
/// Discrete-event time. While work is under way the clock stands still; when there is none it jumps to the earliest waiter
/// and releases that one alone, so that events of one instant run one after the other, in the order in which they were registered.
/// </summary>
/// <remarks>
/// Thread safe. A released waiter's work counts before its caller can run, so there is no window in which time could pass it.
/// Timers of this provider are waiters too; their callback is work for as long as it runs. Awaiting <c>Task.Delay(…, clock)</c>
/// while holding work never completes: hold none, or use <see cref="WaitUntilAsync"/>, which suspends it.
/// </remarks>
internal sealed class VirtualClock(DateTimeOffset start) : LocalClock
{
    private readonly Lock gate = new();
    private readonly PriorityQueue<Waiter, (long Due, long Order)> waiters = new();
    private DateTimeOffset now = start.ToUniversalTime();
    private long registered;
    private int work;
    private TaskCompletionSource? idle;

    public override TimeZoneInfo LocalTimeZone => TimeZoneInfo.Utc;

    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    /// <summary>Completes when there is neither work nor a waiter; nothing can happen then until somebody begins work.</summary>
    public Task Idle
    {
        get
        {
            lock (gate)
            {
                return IsIdle ? Task.CompletedTask : (idle ??= new(TaskCreationOptions.RunContinuationsAsynchronously)).Task;
            }
        }
    }

    private bool IsIdle => work == 0 && waiters.Count == 0;

    public override DateTimeOffset GetUtcNow()
    {
        lock (gate)
        {
            return now;
        }
    }

    public override long GetTimestamp() => GetUtcNow().UtcTicks;

    public override IDisposable BeginWork()
    {
        lock (gate)
        {
            work++;
        }

        return new WorkToken(this);
    }

    public override Task WaitUntilAsync(DateTimeOffset due, CancellationToken cancellationToken) => WaitAsync(due, cancellationToken);

    public override Task TakeTurnAsync(CancellationToken cancellationToken) => WaitAsync(due: null, cancellationToken);

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var timer = new VirtualTimer(this, callback, state);
        timer.Change(dueTime, period);
        return timer;
    }

    /// <summary>Registers <paramref name="release"/>, to be called once, with work held, when the clock has reached the due time.</summary>
    internal Waiter Schedule(TimeSpan delay, Action release)
    {
        Waiter waiter;
        lock (gate)
        {
            waiter = Register(now + delay, release);
        }

        Advance();
        return waiter;
    }

    /// <summary>Removes a waiter that has not been released yet; false when it has.</summary>
    internal bool Cancel(Waiter waiter)
    {
        var taken = TryTake(waiter, takeWork: false);
        Advance();
        return taken;
    }

    internal void EndWork()
    {
        lock (gate)
        {
            work--;
        }

        Advance();
    }

    private Task WaitAsync(DateTimeOffset? due, CancellationToken cancellationToken)
    {
        if (cancellationToken.IsCancellationRequested)
        {
            return Task.FromCanceled(cancellationToken);
        }

        TaskCompletionSource arrived = new(TaskCreationOptions.RunContinuationsAsynchronously);
        Waiter waiter;
        lock (gate)
        {
            if (work == 0)
            {
                throw new InvalidOperationException(
                    "A wait suspends the work of its caller, and no work is under way. Call BeginWork first.");
            }

            if (due <= now)
            {
                return Task.CompletedTask;
            }

            waiter = Register(due ?? now, () => arrived.TrySetResult());
            work--;
        }

        var cancellation = cancellationToken.UnsafeRegister(
            _ =>
            {
                if (TryTake(waiter, takeWork: true))
                {
                    arrived.TrySetCanceled(cancellationToken);
                }
            },
            null);
        Advance();
        return AwaitThenUnregisterAsync(arrived.Task, cancellation);
    }

    private static async Task AwaitThenUnregisterAsync(Task arrived, CancellationTokenRegistration cancellation)
    {
        try
        {
            await arrived;
        }
        finally
        {
            cancellation.Unregister();
        }
    }

    private Waiter Register(DateTimeOffset due, Action release)
    {
        var waiter = new Waiter(due, release);
        waiters.Enqueue(waiter, (due.UtcTicks, registered++));
        return waiter;
    }

    private bool TryTake(Waiter waiter, bool takeWork)
    {
        lock (gate)
        {
            if (!waiters.Remove(waiter, out _, out _))
            {
                return false;
            }

            work += takeWork ? 1 : 0;
            return true;
        }
    }

    private void Advance()
    {
        Waiter? next = null;
        TaskCompletionSource? finished = null;
        lock (gate)
        {
            if (work == 0 && waiters.TryDequeue(out next, out _))
            {
                now = next.Due > now ? next.Due : now;
                work++;
            }
            else if (IsIdle)
            {
                (finished, idle) = (idle, null);
            }
        }

        next?.Release();
        finished?.TrySetResult();
    }

    /// <summary>Something that happens at a due time.</summary>
    internal sealed class Waiter(DateTimeOffset due, Action release)
    {
        public DateTimeOffset Due { get; } = due;

        public void Release() => release();
    }

    private sealed class WorkToken(VirtualClock clock) : IDisposable
    {
        private VirtualClock? held = clock;

        public void Dispose() => Interlocked.Exchange(ref held, null)?.EndWork();
    }
}
