namespace ShadowPipeline.Policies;

/// <summary>How many periods CloudWatch can still give of a test's whole window when it ends.</summary>
internal static class TestWindow
{
    /// <summary>One-minute points are kept for 15 days; a longer window is read in periods of five minutes.</summary>
    public static readonly TimeSpan MinutesAreKept = TimeSpan.FromDays(15);

    /// <summary>The most periods that any window has: 15 days of minutes.</summary>
    public const int MostPeriods = 21_600;

    public static int Periods(TimeSpan duration) => (int)(duration / (duration <= MinutesAreKept ? TimeSpan.FromMinutes(1) : TimeSpan.FromMinutes(5)));
}
