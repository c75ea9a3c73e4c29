using ShadowPipeline.Local.Time;

namespace ShadowPipeline.Local.StateMachines.Running;

/// <summary>The work token of an execution, which an abandoned function call may take over.</summary>
internal sealed class WorkHolder(LocalClock clock) : IDisposable
{
    private IDisposable token = clock.BeginWork();

    /// <summary>Leaves the token with a call until that ends, and holds another from here on.</summary>
    /// <param name="call">The call that is given up.</param>
    /// <param name="replacement">Work already begun for this holder, or null to begin some.</param>
    public void HandOverTo(Task call, IDisposable? replacement)
    {
        var handed = token;
        token = replacement ?? clock.BeginWork();

        // The state machine has moved on; like AWS, it takes no notice of how the call ends, but its faults are observed.
        _ = call.ContinueWith(
            ended =>
            {
                _ = ended.Exception;
                handed.Dispose();
            },
            CancellationToken.None,
            TaskContinuationOptions.None,
            TaskScheduler.Default);
    }

    public void Dispose() => token.Dispose();
}
