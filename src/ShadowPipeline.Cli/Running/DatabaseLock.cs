namespace ShadowPipeline.Cli.Running;

/// <summary>Lets one run at a time use a database file: two runs would each take the other's queue for their own world's.</summary>
internal static class DatabaseLock
{
    private static readonly TimeSpan Retry = TimeSpan.FromMilliseconds(200);

    /// <summary>
    /// Waits until no other process runs on the file; dispose to let the next one in. The system frees it when a process dies.
    /// </summary>
    public static async Task<IDisposable> TakeAsync(string databasePath, TimeProvider realTime, CancellationToken cancellationToken)
    {
        while (true)
        {
            try
            {
                return new FileStream(databasePath + ".lock", FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
            }
            catch (IOException exception) when (exception is not (DirectoryNotFoundException or PathTooLongException))
            {
                await Task.Delay(Retry, realTime, cancellationToken);
            }
        }
    }
}
