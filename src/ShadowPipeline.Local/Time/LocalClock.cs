namespace ShadowPipeline.Local.Time;

/// <summary>
/// The one clock of the local machine: functions, services and workflow all read it.
/// A component holds one <see cref="BeginWork"/> token while it acts and calls <see cref="WaitUntilAsync"/> under that token.
/// </summary>
internal abstract class LocalClock : TimeProvider
{
    /// <summary>
    /// Completes when the clock has reached <paramref name="due"/>; at once when it already has. The caller holds a work token:
    /// the wait suspends it, and it counts again before the caller runs on, after a cancelled wait too.
    /// </summary>
    /// <exception cref="InvalidOperationException">Nobody holds work, so there is no token to suspend.</exception>
    public abstract Task WaitUntilAsync(DateTimeOffset due, CancellationToken cancellationToken);

    /// <summary>
    /// Waits, under a work token, for a turn of its own at the present time: on a virtual clock, until all other work has ended or
    /// waits. What is started from within other work takes a turn first, so that the two never run side by side and a run repeats exactly.
    /// </summary>
    public virtual Task TakeTurnAsync(CancellationToken cancellationToken) => Task.Run(() => { }, cancellationToken);

    /// <summary>A timer that fires once, when work took too long: by the clock that the work itself runs by.</summary>
    public virtual ITimer CreateTimeLimit(TimerCallback callback, object? state, TimeSpan after) =>
        CreateTimer(callback, state, after, Timeout.InfiniteTimeSpan);

    /// <summary>Marks work under way: virtual time stands still while any is. Dispose when the work ends; twice is once.</summary>
    public abstract IDisposable BeginWork();
}
