using ShadowPipeline.Decisions;
using ShadowPipeline.Judging.Statistics;

namespace ShadowPipeline.Judging;

/// <summary>
/// A version of the judge that this software can judge by. A decision is judged again by the version that made it, so that the same evidence
/// gives the same figures for as long as records are read.
/// </summary>
public sealed class JudgeVersion
{
    private const string Name = "paired-non-inferiority";

    // Without a clock a cycle of the day in a window of several days is a drift, and a max limit stays open whatever its level.
    private static readonly JudgeVersion WithoutClock = new("2.0.0", knowsTheClock: false);

    private static readonly JudgeVersion[] All = [WithoutClock, new("2.1.0", knowsTheClock: true)];

    private readonly bool _knowsTheClock;

    private JudgeVersion(string version, bool knowsTheClock)
    {
        Identity = new JudgeIdentity(Name, version, 0);
        _knowsTheClock = knowsTheClock;
    }

    /// <summary>The version that judges new tests.</summary>
    public static JudgeVersion Current => All[^1];

    /// <summary>
    /// The version that judged runs which do not say by which: the last one before runs said it.
    /// </summary>
    public static JudgeVersion Unnamed => WithoutClock;

    /// <summary>As decision records name it; the seed is 0 because nothing is drawn.</summary>
    public JudgeIdentity Identity { get; }

    /// <summary>The version that a record names; null when this software does not have it.</summary>
    public static JudgeVersion? Of(JudgeIdentity identity) => Array.Find(All, version => version.Identity == identity);

    /// <summary>How series with periods of such a length lie on the clock; null in a version that knows nothing of days.</summary>
    internal Clock? ClockOf(TimeSpan period) => _knowsTheClock ? Clock.Of(period) : null;
}
