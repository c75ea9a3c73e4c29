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
    private bool interrupted;
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
            if (closed || interrupted)
            {
                return false;
            }

            interrupted = true;
            Outcome = outcome;
            work = clock.BeginWork();
        }

        cancellation.Cancel();
        return true;
    }

    /// <summary>
    /// Takes no interruption from here on; false when there was one. The caller works under its own token again, so the one
    /// that was begun for it is given back: two tokens in one hand would keep time from ever running on.
    /// </summary>
    public bool Close()
    {
        IDisposable? begun;
        lock (gate)
        {
            closed = true;
            (begun, work) = (work, null);
        }

        begun?.Dispose();
        return !interrupted;
    }

    public void Dispose()
    {
        Close();
        cancellation.Dispose();
    }
}
