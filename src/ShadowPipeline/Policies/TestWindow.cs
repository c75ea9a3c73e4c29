namespace ShadowPipeline.Policies;

/// <summary>How many periods CloudWatch can still give of a test's whole window when it ends.</summary>
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

    public static int Periods(TimeSpan duration) =>
        (int)(duration / (duration <= MinutesAreKept ? TimeSpan.FromMinutes(1) : TimeSpan.FromMinutes(5)));
}
