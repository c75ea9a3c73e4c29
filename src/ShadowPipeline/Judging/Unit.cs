using ShadowPipeline.Policies;

namespace ShadowPipeline.Judging;

/// <summary>How figures of a limit are shown: a factor and a suffix.</summary>
internal readonly record struct Unit(double Factor, string Suffix)
{
    /// <summary>Latencies from a millisecond up are shown in milliseconds, rates in percent.</summary>
    public static Unit Of(MetricKind kind, Limit limit) => (kind, limit.Kind) switch
    {
        (_, LimitKind.MaxIncreasePercent) => new(1, " %"),
        (MetricKind.Latency, _) => limit.Value >= 1000 ? new(0.001, " ms") : new(1, " µs"),
        (MetricKind.Rate, LimitKind.MaxIncrease) => new(100, " percentage points"),
        (MetricKind.Rate, _) => new(100, " %"),
        (MetricKind.Utilisation, LimitKind.MaxIncrease) => new(1, " percentage points"),
        (MetricKind.Utilisation, _) => new(1, " %"),
        _ => new(1, ""),
    };

    /// <summary>The figure with its unit.</summary>
    public string Show(double value, int digits = 3) => Figures.Plain(value * Factor, digits) + Suffix;
}
