using System.Globalization;
using ShadowPipeline.Judging;

namespace ShadowPipeline.Cli.Rendering.Criteria;

/// <summary>One limit and how it fared, in words and figures.</summary>
internal sealed record CriterionRow(
    CriterionResult Result, string Outcome, string Metric, string Statistic, string Limit, string Estimate, string Lower, string Upper, string Periods, string PeriodsInWords)
{
    /// <summary>Metric and statistic in one.</summary>
    public string Name => $"{Metric} {Statistic}";

    /// <summary>Of a result.</summary>
    public static CriterionRow Of(CriterionResult result)
    {
        string Value(double? value) => Quantity.Value(result.Metric, result.Statistic, result.Limit, value);
        var periods = result.Periods.ToString(CultureInfo.InvariantCulture);
        var effective = result.EffectivePeriods?.ToString("0", CultureInfo.InvariantCulture);
        return new CriterionRow(
            result,
            result.Outcome.ToString(),
            Visible.Text(result.Metric),
            Visible.Text(result.Statistic),
            Quantity.Limit(result.Metric, result.Statistic, result.Limit),
            Value(result.Estimate),
            Value(result.Lower),
            Value(result.Upper),
            effective is null ? periods : $"{periods} ({effective})",
            effective is null ? $"{periods} periods" : $"{periods} periods, {effective} effective");
    }
}
