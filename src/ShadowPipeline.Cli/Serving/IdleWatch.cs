namespace ShadowPipeline.Cli.Serving;

/// <summary>Ends a server that nobody needs: nobody asked for so long, and nothing runs.</summary>
internal sealed class IdleWatch(TimeSpan limit, TimeProvider realTime)
{
    private long _last = realTime.GetTimestamp();

    /// <summary>Somebody asked.</summary>
    public void Touch() => Interlocked.Exchange(ref _last, realTime.GetTimestamp());

    /// <summary>Completes when the server has been idle for the limit; what runs is not idle.</summary>
    public async Task WaitAsync(Func<bool> busy, CancellationToken cancellationToken)
    {
        while (true)
        {
            if (busy())
            {
                Touch();
            }

            var left = limit - realTime.GetElapsedTime(Interlocked.Read(ref _last));
            if (left <= TimeSpan.Zero)
            {
                return;
            }

            await Task.Delay(left, realTime, cancellationToken);
        }
    }
}
