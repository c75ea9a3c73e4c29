using System.Text.Json.Nodes;
using ShadowPipeline.Functions.Contracts;
using ShadowPipeline.Local.Time;

namespace ShadowPipeline.Cli.Running;

/// <summary>What EventBridge and Lambda do for StartShadowTest: every event is delivered beside its sender, and again after a failure.</summary>
/// <param name="deliver">Hands an event to the function.</param>
/// <param name="clock">The world's time.</param>
/// <param name="said">Hears what the function answered, and of its failures.</param>
internal sealed class ApprovalDelivery(Func<JsonObject, Task<StartAnswer>> deliver, LocalClock clock, Action<string> said) : IAsyncDisposable
{
    // As Lambda repeats what was invoked asynchronously, with template.yaml's MaximumRetryAttempts.
    private static readonly TimeSpan[] _waits = [TimeSpan.FromMinutes(1), TimeSpan.FromMinutes(2)];

    private readonly Lock _gate = new();
    private readonly HashSet<Task> _deliveries = [];
    private readonly CancellationTokenSource _ending = new();
    private bool _ended;

    /// <summary>Whether an event is on its way.</summary>
    public bool IsBusy
    {
        get
        {
            lock (_gate)
            {
                return _deliveries.Count > 0;
            }
        }
    }

    /// <summary>Takes an event; does not wait for the function.</summary>
    public void Send(JsonObject change)
    {
        lock (_gate)
        {
            if (_ended)
            {
                said("StartShadowTest is not called any more: the server ends.");
                return;
            }

            // Work is held before the caller has its answer, so that no time passes in between.
            var work = clock.BeginWork();
            var delivery = Task.Run(() => DeliverAsync(change, work, _ending.Token));
            _deliveries.Add(delivery);
            _ = delivery.ContinueWith(Forget, CancellationToken.None, TaskContinuationOptions.None, TaskScheduler.Default);
        }
    }

    /// <summary>Takes no more events, gives up waiting for another attempt, and waits for those under way.</summary>
    public async ValueTask DisposeAsync()
    {
        Task[] left;
        lock (_gate)
        {
            if (_ended)
            {
                return;
            }

            _ended = true;
            left = [.. _deliveries];
        }

        await _ending.CancelAsync();
        await Task.WhenAll(left);
        _ending.Dispose();
    }

    private async Task DeliverAsync(JsonObject change, IDisposable work, CancellationToken cancellationToken)
    {
        using (work)
        {
            foreach (var wait in _waits)
            {
                if (await TryAsync(change))
                {
                    return;
                }

                try
                {
                    await clock.WaitUntilAsync(clock.GetUtcNow() + wait, cancellationToken);
                }
                catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
                {
                    return;
                }
            }

            await TryAsync(change);
        }
    }

    private async Task<bool> TryAsync(JsonObject change)
    {
        try
        {
            var answer = await deliver(change);
            said($"StartShadowTest: {(answer.Started ? string.Join(", ", answer.RunIds) : answer.Reason)}");
            return true;
        }
#pragma warning disable CA1031 // A function's failure is told, as a log would; the server goes on.
        catch (Exception exception)
#pragma warning restore CA1031
        {
            said($"StartShadowTest failed: {exception.GetType().Name}: {exception.Message}");
            return false;
        }
    }

    private void Forget(Task delivery)
    {
        lock (_gate)
        {
            _deliveries.Remove(delivery);
        }
    }
}
