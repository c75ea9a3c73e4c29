using System.Runtime.ExceptionServices;

namespace ShadowPipeline.Cli.Soaking.Simulation;

/// <summary>
/// Discrete-event time on one thread: what is due first happens first, events of one instant in the order in which they were set. Whoever
/// awaits <see cref="UntilAsync"/> runs on inside the event that ends the wait, so nothing of a world ever runs beside anything else of it.
/// </summary>
internal sealed class EventLoop(DateTimeOffset start)
{
    private readonly PriorityQueue<Action, (long Due, long Order)> _events = new();
    private long _order;
    private ExceptionDispatchInfo? _fault;

    /// <summary>The time.</summary>
    public DateTimeOffset Now { get; private set; } = start;

    /// <summary>Sets an event.</summary>
    public void At(DateTimeOffset due, Action happens) => _events.Enqueue(happens, ((due > Now ? due : Now).UtcTicks, _order++));

    /// <summary>Sets an event.</summary>
    public void After(TimeSpan delay, Action happens) => At(Now + delay, happens);

    /// <summary>Completes at an instant, and always in an event of its own.</summary>
    public Task UntilAsync(DateTimeOffset due)
    {
        var arrived = new TaskCompletionSource();
        At(due, arrived.SetResult);
        return arrived.Task;
    }

    /// <summary>Looks after work that nobody awaits: what it throws ends the world.</summary>
    public async void Observe(Task work)
    {
        try
        {
            await work;
        }
#pragma warning disable CA1031 // It is thrown where the loop runs.
        catch (Exception exception)
#pragma warning restore CA1031
        {
            _fault ??= ExceptionDispatchInfo.Capture(exception);
        }
    }

    /// <summary>Lets the next event happen; false when there is none before or at an instant.</summary>
    public bool RunNext(DateTimeOffset until)
    {
        if (!_events.TryPeek(out _, out var next) || next.Due > until.UtcTicks)
        {
            return false;
        }

        Now = new DateTimeOffset(next.Due, TimeSpan.Zero);
        _events.Dequeue()();
        _fault?.Throw();
        return true;
    }

    /// <summary>Lets everything happen up to an instant, which is the time then.</summary>
    public void RunUntil(DateTimeOffset until)
    {
        while (RunNext(until))
        {
        }

        Now = until > Now ? until : Now;
    }
}
