using ShadowPipeline.Policies;

namespace ShadowPipeline.Judging;

/// <summary>How figures of a limit are shown: a factor and a suffix.</summary>
internal readonly record struct Unit(double Factor, string Suffix)
{
    /// <summary>Latencies from a millisecond up are shown in milliseconds, rates in percent.</summary>
    public static Unit Of(Comparison kind, Limit limit) => (kind, limit.Kind) switch
    {
        (_, LimitKind.MaxIncreasePercent) => new(1, " %"),
        (Comparison.Latency, _) => limit.Value >= 1000 ? new(0.001, " ms") : new(1, " µs"),
        (Comparison.Rate, LimitKind.MaxIncrease) => new(100, " percentage points"),
        (Comparison.Rate, _) => new(100, " %"),
        (Comparison.Utilisation, LimitKind.MaxIncrease) => new(1, " percentage points"),
        (Comparison.Utilisation, _) => new(1, " %"),
        _ => new(1, ""),
    };

    /// <summary>The figure beside others of the same unit: one in words is said only with the first.</summary>
    public string ShowBeside(double value, int digits) => Suffix.Length > 3 ? Figures.Plain(value * Factor, digits) : Show(value, digits);

    /// <summary>The figure with its unit.</summary>
    public string Show(double value, int digits = 3) => Figures.Plain(value * Factor, digits) + Suffix;
}
