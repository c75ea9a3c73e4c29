namespace ShadowPipeline.Local.StateMachines.History;

/// <summary>The events of one execution. Thread safe.</summary>
internal sealed class ExecutionHistory(string executionName, TimeProvider clock, IExecutionObserver? observer)
{
    /// <summary>An execution whose history would grow past this fails, and its last event, ExecutionFailed, has this id.</summary>
    public const int MaxEvents = 25_000;

    private readonly Lock gate = new();
    private readonly List<HistoryEvent> events = [];

    public IReadOnlyList<HistoryEvent> Events
    {
        get
        {
            lock (gate)
            {
                return [.. events];
            }
        }
    }

    public long LastId
    {
        get
        {
            lock (gate)
            {
                return events.Count;
            }
        }
    }

    /// <summary>Records an event that does not end the execution.</summary>
    /// <exception cref="HistoryLimitException">Only the event that ends the execution has room left.</exception>
    public void Record(HistoryEventType type, HistoryEventDetails details)
    {
        if (LastId >= MaxEvents - 1)
        {
            throw new HistoryLimitException($"The execution reached the maximum number of history events ({MaxEvents}).");
        }

        Append(type, details);
    }

    /// <summary>Records the event that ends the execution.</summary>
    public void RecordEnd(HistoryEventType type, HistoryEventDetails details) => Append(type, details);

    private void Append(HistoryEventType type, HistoryEventDetails details)
    {
        HistoryEvent added;
        lock (gate)
        {
            // The first state's event names no predecessor, as in the histories that Step Functions returns.
            var previous = events.Count <= 1 ? 0 : events.Count;
            added = new(events.Count + 1, previous, type, clock.GetUtcNow(), details);
            events.Add(added);
        }

        observer?.OnEvent(executionName, added);
    }
}
