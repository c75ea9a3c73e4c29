using ShadowPipeline.Planning;

namespace ShadowPipeline.Policies;

/// <summary>How long CloudWatch keeps what a test publishes: minutes for 15 days, then five minutes. A running test archives its minutes at every check.</summary>
internal static class MetricRetention
{
    /// <summary>The finest period that is left when minutes are gone, until 63 days.</summary>
    public static readonly TimeSpan PeriodAfterMinutes = TimeSpan.FromMinutes(5);

    // An hour is kept back for the read itself, and another for the metrics of the last minutes to settle.
    private static readonly TimeSpan MinutesLive = TimeSpan.FromDays(15) - TimeSpan.FromHours(2);

    /// <summary>Whether the first minutes of a test are gone before its first check archives them.</summary>
    public static bool LosesMinutes(Policy policy) =>
        Extensions.Longest(policy) > MinutesLive && policy.CheckEvery.Value > MinutesLive;
}
