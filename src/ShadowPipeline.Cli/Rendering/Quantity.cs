using System.Globalization;
using ShadowPipeline.Policies;

namespace ShadowPipeline.Cli.Rendering;

/// <summary>Values of a criterion with the unit that people think in.</summary>
internal static class Quantity
{
    /// <summary>What stands for a value that could not be computed.</summary>
    public const string Unknown = "-";

    /// <summary>A limit exactly as the policy has it: <c>+10 %</c> is an increase, <c>250 ms</c> is absolute.</summary>
    public static string Limit(string metric, string statistic, Limit limit)
    {
        var unit = UnitOf(metric, statistic, limit.Kind, limit.Value);
        return Sign(limit.Kind, limit.Value) + Exact(limit.Value * unit.Factor) + unit.Suffix;
    }

    /// <summary>An estimate or bound beside its limit, rounded, but never onto the limit when it is not the limit.</summary>
    public static string Value(string metric, string statistic, Limit limit, double? value)
    {
        if (value is not { } number || !double.IsFinite(number))
        {
            return Unknown;
        }

        var unit = UnitOf(metric, statistic, limit.Kind, limit.Value);
        var shown = number * unit.Factor;
        var bound = limit.Value * unit.Factor;
        var decimals = Decimals(Math.Abs(shown));
        while (decimals < 10 && number.CompareTo(limit.Value) != 0 && Math.Round(shown, decimals).CompareTo(Math.Round(bound, 10)) == 0)
        {
            decimals++;
        }

        var rounded = Math.Round(shown, decimals);
        var digits = rounded == 0 ? "0" : rounded.ToString("F" + decimals, CultureInfo.InvariantCulture);
        return Sign(limit.Kind, rounded) + digits + unit.Suffix;
    }

    /// <summary>A limit in words, e.g. <c>at most 10 % above production</c>.</summary>
    public static string InWords(string metric, string statistic, Limit limit)
    {
        var unit = UnitOf(metric, statistic, limit.Kind, limit.Value);
        var suffix = unit.Suffix == " pp" ? " percentage points" : unit.Suffix;
        return limit.Kind == LimitKind.Max
            ? $"at most {Exact(limit.Value * unit.Factor)}{suffix}"
            : $"at most {Exact(limit.Value * unit.Factor)}{suffix} above production";
    }

    /// <summary>A number without needless digits, e.g. <c>0.05</c>.</summary>
    public static string Exact(double value) => Math.Round(value, 10).ToString("0.##########", CultureInfo.InvariantCulture);

    private static int Decimals(double size) => size switch
    {
        >= 100 => 0,
        >= 10 => 1,
        >= 0.1 => 2,
        >= 0.01 => 3,
        _ => 4,
    };

    private static string Sign(LimitKind kind, double value) => kind != LimitKind.Max && value > 0 ? "+" : "";

    // The unit follows the limit, not the value, so that a row of the table can be compared by eye.
    private static (double Factor, string Suffix) UnitOf(string metric, string statistic, LimitKind kind, double scale) => kind switch
    {
        LimitKind.MaxIncreasePercent => (1, " %"),
        _ when statistic == "Rate" => (100, kind == LimitKind.MaxIncrease ? " pp" : " %"),
        _ when metric.EndsWith("Utilization", StringComparison.Ordinal) => (1, kind == LimitKind.MaxIncrease ? " pp" : " %"),
        _ when IsMicroseconds(metric) => scale >= 1000 ? (0.001, " ms") : (1, " µs"),
        _ => (1, ""),
    };

    private static bool IsMicroseconds(string metric) =>
        metric.EndsWith("Latency", StringComparison.Ordinal) || metric == "ModelSetupTime";
}
