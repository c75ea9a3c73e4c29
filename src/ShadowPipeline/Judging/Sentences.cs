using ShadowPipeline.Policies;

namespace ShadowPipeline.Judging;

/// <summary>
/// One plain sentence per limit, e.g. "ModelLatency p99 is 14.2 % above production (95 % bounds 11.8 % and 16.7 %), limit 10 %".
/// </summary>
internal static class Sentences
{
    /// <summary>Below so many effective periods it is their likeness that makes the bounds wide.</summary>
    private const double FewEffectivePeriods = 5;

    /// <summary>What was found, between which bounds, against which limit; for an open outcome also why it is open.</summary>
    public static string Describe(string metric, string statistic, Limit limit, LimitInterval interval, ErrorSpending spending)
    {
        var unit = Unit.Of(Comparisons.Of(metric, statistic), limit);
        if (interval.Estimate is not { } estimate)
        {
            return limit.Kind == LimitKind.Max
                ? $"{metric} {statistic} cannot be computed, because the shadow variant received no requests; limit {unit.Show(limit.Value)}"
                : interval.Lower is { } least
                ? $"{metric} {statistic} is at least {unit.Show(least)} above production ({Level(spending.Confidence)} bound), which had none; limit {unit.Show(limit.Value)}"
                : $"{metric} {statistic} cannot be compared with production, which had none; limit {unit.Show(limit.Value)}";
        }

        var what = $"{metric} {statistic} is {Position(estimate, limit.Kind, unit)}";
        return interval switch
        {
            { Lower: { } lower, Upper: { } upper } => what + Bounds(lower, upper, limit.Value, unit, spending)
                + (lower <= limit.Value && upper > limit.Value ? Open(interval) : ""),
            { Lower: { } lower } =>
                $"{what} (at least {unit.Show(lower)} at {spending}, no upper bound), limit {unit.Show(limit.Value)}",
            _ => $"{what}, limit {unit.Show(limit.Value)}: the periods are too few for any bounds",
        };
    }

    /// <summary>A confidence such as <c>95 %</c>.</summary>
    public static string Level(double confidence) => Figures.Plain(100 * confidence, 6) + " %";

    private static string Open(LimitInterval interval) => interval.EffectivePeriods < FewEffectivePeriods
        ? ": the limit lies between the bounds, which are wide because the periods resemble each other too much to count as independent"
        : ": the limit lies between the bounds, so it is neither kept nor broken for certain";

    private static string Position(double estimate, LimitKind kind, Unit unit) => kind == LimitKind.Max
        ? $"{unit.Show(estimate)} on the shadow variant"
        : $"{unit.Show(Math.Abs(estimate))} {(estimate < 0 ? "below" : "above")} production";

    private static string Bounds(double lower, double upper, double limit, Unit unit, ErrorSpending spending)
    {
        var digits = 3;
        while (digits < 10 && (LooksEqual(lower) || LooksEqual(upper)))
        {
            digits++;
        }

        var bounds = $"{unit.ShowBeside(lower, digits)} and {unit.ShowBeside(upper, digits)}";
        return $" ({spending.Bounds} {bounds}), limit {unit.Show(limit)}";

        bool LooksEqual(double bound) => bound != limit && unit.Show(bound, digits) == unit.Show(limit, digits);
    }
}
