namespace ShadowPipeline.Policies;

/// <summary>
/// How many usable periods a test can have at most. They are minutes however long the test is: CloudWatch keeps minutes for 15 days only,
/// but they are archived while the test runs.
/// </summary>
internal static class TestWindow
{
    /// <summary>More than any window has: 30 days of minutes.</summary>
    public const int MostPeriods = 43_200;

    /// <summary>The least that passes before a test is seen running: the window starts with the next whole period.</summary>
    private const int LostAtTheStart = 1;

    private static readonly TimeSpan Period = TimeSpan.FromMinutes(1);

    /// <summary>
    /// The whole periods of a test's observed window, at most: a test starts on a whole minute, is seen running later than that, and ends
    /// on time.
    /// </summary>
    public static int Periods(TimeSpan duration) => (int)(duration / Period) - LostAtTheStart;

    /// <summary>The shortest duration that leaves so many periods.</summary>
    public static TimeSpan Needed(int periods) => (periods + LostAtTheStart) * Period;
}
