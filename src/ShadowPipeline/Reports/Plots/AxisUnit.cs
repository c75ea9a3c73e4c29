using ShadowPipeline.Judging;
using ShadowPipeline.Policies;

namespace ShadowPipeline.Reports.Plots;

/// <summary>How a metric's own values are shown along an axis: latencies in the unit that fits them, shares in percent.</summary>
internal readonly record struct AxisUnit(double Factor, string Suffix)
{
    /// <summary>The unit for values up to a greatest.</summary>
    public static AxisUnit Of(TimePlot plot, double greatest) => plot.Definition.Kind switch
    {
        MetricKind.Latency when greatest >= 1_000_000 => new(0.000001, " s"),
        MetricKind.Latency when greatest >= 1000 => new(0.001, " ms"),
        MetricKind.Latency => new(1, " µs"),
        MetricKind.Utilisation => new(1, " %"),
        _ when plot.IsRate => new(100, " %"),
        _ => new(1, ""),
    };

    /// <summary>A value with its unit; <paramref name="none"/> where there is no value.</summary>
    public string Show(double value, string none = "none") => double.IsNaN(value) ? none : Figures.Plain(value * Factor) + Suffix;
}
