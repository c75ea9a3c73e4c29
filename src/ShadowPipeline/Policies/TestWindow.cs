namespace ShadowPipeline.Policies;

/// <summary>How many usable periods a test can have at most: its minutes, which are archived while it runs.</summary>
internal static class TestWindow
{
    /// <summary>More than any window has: 30 days of minutes.</summary>
    public const int MostPeriods = 43_200;

    /// <summary>The least that passes before a test is seen running: the window starts with the next whole minute.</summary>
    private const int LostAtTheStart = 1;

    /// <summary>
    /// The whole minutes of a test's observed window, at most: a test starts on a whole minute, is seen running later than that, and ends
    /// on time.
    /// </summary>
    public static int Periods(TimeSpan duration) => (int)duration.TotalMinutes - LostAtTheStart;

    /// <summary>The shortest duration that leaves so many periods, in minutes.</summary>
    public static int MinutesFor(int periods) => periods + LostAtTheStart;
}
