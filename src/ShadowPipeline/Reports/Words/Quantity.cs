using ShadowPipeline.Judging;
using ShadowPipeline.Policies;

namespace ShadowPipeline.Reports.Words;

/// <summary>Values of one limit with the unit that people think in; the words are those of the reasons.</summary>
internal readonly record struct Quantity(Unit Unit)
{
    /// <summary>How a limit's values are shown. A metric that this version does not know has none but percent.</summary>
    public static Quantity Of(string metric, string statistic, Limit limit) => new(MetricCatalog.Find(metric) is null
        ? new Unit(1, limit.Kind == LimitKind.MaxIncreasePercent ? " %" : "")
        : Unit.Of(Comparisons.Of(metric, statistic), limit));

    /// <summary>E.g. <c>at most 10 % above production</c>.</summary>
    public string InWords(Limit limit)
    {
        var most = $"at most {Figures.Plain(limit.Value * Unit.Factor, 10)}{Unit.Suffix}";
        return limit.Kind == LimitKind.Max ? most : most + " above production";
    }

    /// <summary>A value, e.g. <c>+14.2 %</c>; an increase has its sign, and a value that is not the limit never looks like it.</summary>
    /// <param name="value">In the limit's unit.</param>
    /// <param name="kind">Whether it is an increase.</param>
    /// <param name="limit">What it must not look like; null for nothing.</param>
    public string Show(double value, LimitKind kind, double? limit)
    {
        var digits = 3;
        while (digits < 10 && limit is { } other && value.CompareTo(other) != 0 && Short(value, digits) == Short(other, digits))
        {
            digits++;
        }

        var text = value.Equals(limit) ? Short(value, 10) : Short(value, digits);
        return (kind != LimitKind.Max && value > 0 ? "+" : "") + text;
    }

    private string Short(double value, int digits) => Figures.Plain(value * Unit.Factor, digits) + Suffix;

    // In a table there is no room for "percentage points".
    private string Suffix => Unit.Suffix == " percentage points" ? " pp" : Unit.Suffix;
}
