namespace ShadowPipeline.Cli.Serving;

/// <summary>Ends a server that nobody needs: for so long nobody asked and nothing ran.</summary>
internal sealed class IdleWatch(TimeSpan limit, TimeProvider realTime)
{
    // How often it is looked whether something runs: what ran between two looks only is not seen.
    private readonly TimeSpan _look = limit / 10;
    private long _last = realTime.GetTimestamp();

    /// <summary>Somebody asked.</summary>
    public void Touch() => Interlocked.Exchange(ref _last, realTime.GetTimestamp());

    /// <summary>Completes when the server has been idle for the limit, counted from the last request and the last look that found it busy.</summary>
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

            await Task.Delay(left < _look ? left : _look, realTime, cancellationToken);
        }
    }
}
