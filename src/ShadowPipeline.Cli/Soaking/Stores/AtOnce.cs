namespace ShadowPipeline.Cli.Soaking.Stores;

/// <summary>Runs a store's operation whole and on the caller's thread: nothing interleaves, so that a simulation is the same every time.</summary>
internal static class AtOnce
{
    /// <summary>The operation's answer as a completed task; what it throws is in the task, as with stores that take their time.</summary>
    public static Task<T> Do<T>(Lock gate, Func<T> operation, CancellationToken cancellationToken)
    {
        if (cancellationToken.IsCancellationRequested)
        {
            return Task.FromCanceled<T>(cancellationToken);
        }

        try
        {
            lock (gate)
            {
                return Task.FromResult(operation());
            }
        }
        catch (Exception exception)
        {
            return Task.FromException<T>(exception);
        }
    }
}
