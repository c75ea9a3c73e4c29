using ShadowPipeline.Local.Time;

namespace ShadowPipeline.Local.StateMachines.Running;

/// <summary>
/// Ends an execution from outside: stop, time-out, shutdown. The first caller wins. Work is begun for the execution before the
/// caller's own work can end, so that time stands still until the execution has taken note.
/// </summary>
internal sealed class Interruption(LocalClock clock) : IDisposable
{
    private readonly Lock gate = new();
    private readonly CancellationTokenSource cancellation = new();
    private IDisposable? work;
    private bool closed;

    /// <summary>Cancelled when the execution is interrupted.</summary>
    public CancellationToken Token => cancellation.Token;

    /// <summary>How the execution is to end; null until it is interrupted, and for good when the process goes away.</summary>
    public ExecutionOutcome? Outcome { get; private set; }

    /// <summary>Interrupts; false when the execution has ended or was interrupted before.</summary>
    public bool Interrupt(ExecutionOutcome? outcome)
    {
        lock (gate)
        {
            if (closed || work is not null)
            {
                return false;
            }

            Outcome = outcome;
            work = clock.BeginWork();
        }

        cancellation.Cancel();
        return true;
    }

    /// <summary>Takes no interruption from here on; false when there was one.</summary>
    public bool Close()
    {
        lock (gate)
        {
            closed = true;
            return work is null;
        }
    }

    public void Dispose()
    {
        cancellation.Dispose();
        work?.Dispose();
    }
}
