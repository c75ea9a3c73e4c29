namespace ShadowPipeline.Planning;

/// <summary>When an endpoint that somebody else keeps busy is looked at again.</summary>
public static class BusySchedule
{
    /// <summary>The most looks at a busy endpoint.</summary>
    public const int MaxLaps = 250;

    private const int EvenLaps = 240;
    private static readonly TimeSpan LeastInterval = TimeSpan.FromMinutes(1);

    /// <summary>A look soon after the endpoint turned out to be busy although it was free a moment ago.</summary>
    /// <param name="now">The time of that surprise.</param>
    public static DateTimeOffset Soon(DateTimeOffset now) => WholeTime.SecondFrom(now + LeastInterval);

    /// <summary>The next look: evenly spread over the time-out, a minute apart at least, the last one as it ends.</summary>
    /// <param name="startedAt">When the run first asked for the endpoint.</param>
    /// <param name="now">The time of this look.</param>
    /// <param name="busyTimeout">How long the run waits; zero does not wait.</param>
    /// <returns>A whole second later than now; null when the time is up.</returns>
    public static DateTimeOffset? Next(DateTimeOffset startedAt, DateTimeOffset now, TimeSpan busyTimeout)
    {
        var deadline = startedAt + busyTimeout;
        if (now >= deadline)
        {
            return null;
        }

        var even = busyTimeout / EvenLaps;
        var next = WholeTime.SecondFrom(now + (even > LeastInterval ? even : LeastInterval));
        var last = WholeTime.SecondFrom(deadline);
        return next < last ? next : last;
    }
}
