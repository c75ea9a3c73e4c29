namespace ShadowPipeline.Cli.Running;

/// <summary>Lets one run at a time use a database file: two runs would each take the other's queue for their own world's.</summary>
internal static class DatabaseLock
{
    private static readonly TimeSpan Retry = TimeSpan.FromMilliseconds(200);

    // EAGAIN on Linux and on macOS, and Windows' sharing violation: nothing else is worth waiting for.
    private static readonly int[] HeldByAnother = [11, 35, unchecked((int)0x80070020)];

    /// <summary>Takes the file if no other process runs on it, else null; dispose to let the next one in.</summary>
    public static IDisposable? TryTake(string databasePath)
    {
        try
        {
            return Open(databasePath);
        }
        catch (IOException exception) when (HeldByAnother.Contains(exception.HResult))
        {
            return null;
        }
    }

    /// <summary>Waits until no other process runs on the file; dispose to let the next one in. The system frees it when a process dies.</summary>
    /// <param name="databasePath">The database file; its folder exists.</param>
    /// <param name="realTime">Paces the attempts.</param>
    /// <param name="waiting">Called once, when there is something to wait for.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public static async Task<IDisposable> TakeAsync(string databasePath, TimeProvider realTime, Action waiting, CancellationToken cancellationToken)
    {
        for (var first = true; ; first = false)
        {
            if (TryTake(databasePath) is { } taken)
            {
                return taken;
            }

            if (first)
            {
                waiting();
            }

            await Task.Delay(Retry, realTime, cancellationToken);
        }
    }

    private static FileStream Open(string databasePath) =>
        new(databasePath + ".lock", FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
}
