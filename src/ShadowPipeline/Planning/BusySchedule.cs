namespace ShadowPipeline.Planning;

/// <summary>When an endpoint that somebody else keeps busy is looked at again.</summary>
public static class BusySchedule
{
    /// <summary>The most looks at a busy endpoint.</summary>
    public const int MaxLaps = 250;

    private const int EvenLaps = 240;
    private static readonly TimeSpan LeastInterval = TimeSpan.FromMinutes(1);

    /// <summary>The first whole second that is not before an instant: Step Functions cuts fractions off.</summary>
    /// <param name="instant">The instant.</param>
    public static DateTimeOffset WholeSecond(DateTimeOffset instant) => WholeTime.SecondFrom(instant);

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
