namespace ShadowPipeline.Cli.Rendering;

/// <summary>How long work still takes on this machine, guessed from how long its part took that is done.</summary>
internal sealed class RemainingTime(TimeProvider time)
{
    // Before so much is done or has passed a guess is worth nothing.
    private const double LeastDone = 0.05;
    private static readonly TimeSpan LeastPassed = TimeSpan.FromMilliseconds(500);

    private (long At, double Done)? _first;

    /// <summary>Real time left, in whole seconds rounded up; null while it cannot be known.</summary>
    /// <param name="done">How much is done, 0 to 1.</param>
    public TimeSpan? After(double done)
    {
        // A share that falls back belongs to other work.
        if (_first is not { } first || done < first.Done)
        {
            _first = (time.GetTimestamp(), done);
            return null;
        }

        var (passed, share) = (time.GetElapsedTime(first.At), done - first.Done);
        return share < LeastDone || passed < LeastPassed ? null : TimeSpan.FromSeconds(Math.Ceiling((passed * ((1 - done) / share)).TotalSeconds));
    }
}
