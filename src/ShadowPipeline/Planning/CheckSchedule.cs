namespace ShadowPipeline.Planning;

/// <summary>
/// When a test is looked at. A workflow's history is bounded, so a whole test has at most <see cref="MaxLaps"/> checks: its running
/// part has at most 290, its three transitions (creating, starting, ending) and one change by somebody else at most 50 each. Each extension
/// that the policy allows takes 6 of the 290: the look before the end, what confirms it, and a remainder of the interval.
/// </summary>
public sealed record CheckSchedule
{
    /// <summary>The most checks of one test.</summary>
    public const int MaxLaps = 500;

    private const int RunningLaps = 290;
    private const int LapsOfExtension = 6;
    private static readonly TimeSpan Minute = TimeSpan.FromMinutes(1);

    // After the scheduled end SageMaker takes a moment to notice it.
    private static readonly TimeSpan Settle = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan QuickPhase = TimeSpan.FromMinutes(30);
    private static readonly TimeSpan QuickEvery = TimeSpan.FromMinutes(2);
    private static readonly TimeSpan SlowEvery = TimeSpan.FromMinutes(15);

    private CheckSchedule(DateTimeOffset start, DateTimeOffset end, TimeSpan interval, TimeSpan? stretchedFrom, int plannedLooks)
    {
        Start = start;
        End = end;
        Interval = interval;
        StretchedFrom = stretchedFrom;
        PlannedLooks = plannedLooks;
    }

    /// <summary>How long a transition may last before <see cref="NextWhileChanging"/> gives up.</summary>
    public static TimeSpan LongestChange { get; } = TimeSpan.FromHours(9);

    /// <summary>The scheduled start.</summary>
    public DateTimeOffset Start { get; }

    /// <summary>The scheduled end.</summary>
    public DateTimeOffset End { get; }

    /// <summary>The time between two checks of a running test.</summary>
    public TimeSpan Interval { get; }

    /// <summary>
    /// How often guardrails are looked at, at most: at each check of the running test and once over the whole window. The checks of every
    /// extension that may come count from the start, so that the number is known in advance and never changes.
    /// </summary>
    public int PlannedLooks { get; }

    /// <summary>When the evidence so far is looked at for an extension: a check of a running test that must not be missed; null for none.</summary>
    public DateTimeOffset? LookForExtension { get; init; }

    /// <summary>What the policy asked for, when the interval had to be longer; else null.</summary>
    public TimeSpan? StretchedFrom { get; }

    /// <summary>The schedule of a test.</summary>
    /// <param name="start">The scheduled start.</param>
    /// <param name="end">The scheduled end, after the start.</param>
    /// <param name="checkEvery">The least time between two checks of a running test, at least one minute.</param>
    public static CheckSchedule For(DateTimeOffset start, DateTimeOffset end, TimeSpan checkEvery) => For(start, end, checkEvery, end - start, 0);

    /// <summary>The schedule of a test that may be extended.</summary>
    /// <param name="start">The scheduled start.</param>
    /// <param name="end">The scheduled end as it is now, after the start.</param>
    /// <param name="checkEvery">The least time between two checks of a running test, at least one minute.</param>
    /// <param name="longest">How long the test may last with all its extensions.</param>
    /// <param name="extensions">How often it may be extended in all, 0 to 10.</param>
    public static CheckSchedule For(DateTimeOffset start, DateTimeOffset end, TimeSpan checkEvery, TimeSpan longest, int extensions)
    {
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(end, start);
        ArgumentOutOfRangeException.ThrowIfLessThan(checkEvery, Minute);
        var whole = end - start > longest ? end - start : longest;
        var least = Minute * Math.Ceiling(whole / Minute / (RunningLaps - (LapsOfExtension * extensions)));
        var interval = least > checkEvery ? least : checkEvery;
        var looks = (int)Math.Ceiling(whole / interval) + 2 + (LapsOfExtension * extensions);
        return new CheckSchedule(start, end, interval, least > checkEvery ? checkEvery : null, looks);
    }

    /// <summary>
    /// The next check of a created test that waits for its start; once the start has passed, as <see cref="NextWhileChanging"/> since then.
    /// </summary>
    /// <param name="now">The time of this check.</param>
    /// <returns>A whole second later than now; null to give up.</returns>
    public DateTimeOffset? NextBeforeStart(DateTimeOffset now) =>
        now < Start ? WholeTime.SecondFrom(Start + Settle) : NextWhileChanging(Start, now);

    /// <summary>
    /// The next check of a running test: after the interval, but soon after the end; past that, as <see cref="NextWhileChanging"/>
    /// since the end.
    /// </summary>
    /// <param name="now">The time of this check.</param>
    /// <returns>A whole second later than now; null to give up.</returns>
    public DateTimeOffset? NextWhileRunning(DateTimeOffset now)
    {
        var last = WholeTime.SecondFrom(End + Settle);
        if (now >= last)
        {
            return NextWhileChanging(End, now);
        }

        var next = Earlier(WholeTime.SecondFrom(now + Interval), last);
        return LookForExtension is { } look && now < look ? Earlier(next, WholeTime.SecondFrom(look)) : next;
    }

    /// <summary>
    /// The next check of a test between two states: every 2 minutes for 30 minutes, then every 15, but never past the start.
    /// </summary>
    /// <param name="since">When the transition began.</param>
    /// <param name="now">The time of this check.</param>
    /// <returns>A whole second later than now; null once the transition has lasted <see cref="LongestChange"/>.</returns>
    public DateTimeOffset? NextWhileChanging(DateTimeOffset since, DateTimeOffset now)
    {
        // A window begins where the test was first seen running, so its start must not be slept through.
        var started = WholeTime.SecondFrom(Start + Settle);
        return NextOfTransition(since, now) is { } next && now < started ? Earlier(next, started) : NextOfTransition(since, now);
    }

    /// <summary>The next look at anything that is between two states: every 2 minutes for 30 minutes, then every 15.</summary>
    /// <param name="since">When the transition began.</param>
    /// <param name="now">The time of this look.</param>
    /// <returns>A whole second later than now; null once the transition has lasted <see cref="LongestChange"/>.</returns>
    public static DateTimeOffset? NextOfTransition(DateTimeOffset since, DateTimeOffset now)
    {
        var lasted = now - since;
        return lasted >= LongestChange ? null : WholeTime.SecondFrom(now + (lasted < QuickPhase ? QuickEvery : SlowEvery));
    }

    private static DateTimeOffset Earlier(DateTimeOffset one, DateTimeOffset other) => one < other ? one : other;
}
