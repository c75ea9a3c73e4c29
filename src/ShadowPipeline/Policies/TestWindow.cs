namespace ShadowPipeline.Policies;

/// <summary>How many usable periods a test can have at most.</summary>
internal static class TestWindow
{
    /// <summary>
    /// One-minute points are kept for 15 days. A window is read only after its test has ended and its metrics had time to arrive, and a
    /// read at the
    /// very edge would lose its first minutes: a test that leaves less than two hours for that may be read in periods of five minutes.
    /// </summary>
    public static readonly TimeSpan MinutesAreKept = TimeSpan.FromDays(15) - TimeSpan.FromHours(2);

    /// <summary>More than any window has: 15 days of minutes.</summary>
    public const int MostPeriods = 21_600;

    /// <summary>The least that passes before a test is seen running: the window starts with the next whole period.</summary>
    private const int LostAtTheStart = 1;

    /// <summary>
    /// The whole periods of a test's observed window, at most: a test starts on a whole minute, is seen running later than that, and ends
    /// on time.
    /// </summary>
    public static int Periods(TimeSpan duration) => (int)(duration / PeriodOf(duration)) - LostAtTheStart;

    /// <summary>The shortest duration that leaves so many periods, of those that are read like this one.</summary>
    public static TimeSpan Needed(int periods, TimeSpan duration) => (periods + LostAtTheStart) * PeriodOf(duration);

    private static TimeSpan PeriodOf(TimeSpan duration) => TimeSpan.FromMinutes(duration <= MinutesAreKept ? 1 : 5);
}
