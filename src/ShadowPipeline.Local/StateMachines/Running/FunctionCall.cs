using ShadowPipeline.Local.Time;

namespace ShadowPipeline.Local.StateMachines.Running;

/// <summary>One invocation of a function, or call of a service, which may outlive the execution's interest in it, as on AWS.</summary>
internal static class FunctionCall
{
    /// <summary>Invokes and waits for the answer, the time-out or the interruption; null is the time-out.</summary>
    /// <param name="work">The execution's work token. The function runs under it; a call that is given up keeps it.</param>
    /// <param name="invoke">Starts the call.</param>
    /// <param name="clock">Measures the time-out.</param>
    /// <param name="timeout">The state's TimeoutSeconds, or null.</param>
    /// <param name="interrupted">The execution's interruption, which holds work of its own.</param>
    /// <exception cref="OperationCanceledException">The execution was interrupted.</exception>
    public static async Task<TAnswer?> InvokeAsync<TAnswer>(
        WorkHolder work, Func<CancellationToken, Task<TAnswer>> invoke, LocalClock clock, TimeSpan? timeout, CancellationToken interrupted)
        where TAnswer : class
    {
        var abandon = CancellationTokenSource.CreateLinkedTokenSource(interrupted);
        TaskCompletionSource gaveUp = new(TaskCreationOptions.RunContinuationsAsynchronously);
        var timer = timeout is { } after ? new Deadline(clock, after, gaveUp) : null;
        var interruption = interrupted.UnsafeRegister(_ => gaveUp.TrySetResult(), null);
        var call = invoke(abandon.Token);
        try
        {
            await Task.WhenAny(call, gaveUp.Task);
            if (call.IsFaulted || (call.IsCompleted && timer?.Fired is not true && !interrupted.IsCancellationRequested))
            {
                return await call;
            }

            work.HandOverTo(call, timer?.TakeWork());
            await abandon.CancelAsync();
            interrupted.ThrowIfCancellationRequested();
            return null;
        }
        finally
        {
            interruption.Unregister();
            timer?.Dispose();
            _ = call.ContinueWith(
                _ => abandon.Dispose(), CancellationToken.None, TaskContinuationOptions.ExecuteSynchronously, TaskScheduler.Default);
        }
    }

    /// <summary>A timer whose firing begins the work that its execution goes on with.</summary>
    private sealed class Deadline : IDisposable
    {
        private readonly Lock gate = new();
        private readonly ITimer timer;
        private IDisposable? work;
        private bool disposed;

        public Deadline(LocalClock clock, TimeSpan after, TaskCompletionSource fired) => timer = clock.CreateTimeLimit(
            _ =>
            {
                lock (gate)
                {
                    if (disposed)
                    {
                        return;
                    }

                    work = clock.BeginWork();
                    Fired = true;
                }

                fired.TrySetResult();
            },
            null,
            after);

        public bool Fired { get; private set; }

        public IDisposable? TakeWork()
        {
            lock (gate)
            {
                var taken = work;
                work = null;
                return taken;
            }
        }

        public void Dispose()
        {
            lock (gate)
            {
                disposed = true;
            }

            timer.Dispose();
            TakeWork()?.Dispose();
        }
    }
}
