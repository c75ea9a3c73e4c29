using MathNet.Numerics.Distributions;

namespace ShadowPipeline.Bench.Accuracy;

/// <summary>
/// The rule by which Kayenta's judge classifies a metric that may only rise: High, here Reject, when the lower end of the 98 % interval
/// of the shift exceeds a quarter of its estimate and the ratio of the means reaches an allowed increase; else Pass. Minutes are not
/// paired, and there is no third outcome. Where Kayenta leaves the root to a tolerance, it is found exactly here.
/// </summary>
internal static class MannWhitneyJudge
{
    private const double Confidence = 0.98;
    private const double Tolerance = 0.25;

    private static readonly double Quantile = Normal.InvCDF(0, 1, (1 + Confidence) / 2);

    /// <param name="trial">A window.</param>
    /// <param name="effectSize">The least ratio of the means that counts: 1 unless configured.</param>
    public static Outcome Judge(Trial trial, double effectSize)
    {
        var (production, shadow) = (Values(trial, trial.Production), Values(trial, trial.Shadow));
        if (production.Length == 0 || shadow.Length == 0)
        {
            return Outcome.Inconclusive;
        }

        // Whether the shift is clear takes long to tell, and does not matter below the effect size.
        var (mean, shadowMean) = (production.Average(), shadow.Average());
        var large = mean == 0 || shadowMean == 0 || shadowMean / mean >= effectSize;
        return large && IsHigh(shadow, production) ? Outcome.Reject : Outcome.Promote;
    }

    private static bool IsHigh(double[] shadow, double[] production)
    {
        if (IsConstant(shadow) && IsConstant(production))
        {
            return shadow[0] > production[0];
        }

        // The interval begins above a shift exactly when the statistic against that shift exceeds the quantile.
        var statistic = new MannWhitneyStatistic(shadow, production);
        return statistic.At(0) > Quantile && statistic.At(Tolerance * Math.Abs(statistic.Estimate)) > Quantile;
    }

    private static bool IsConstant(double[] values) => values.All(value => value == values[0]);

    private static double[] Values(Trial trial, double[] series) => trial.Measure == Measure.Errors
        ? [.. series.Zip(trial.Requests, (errors, requests) => errors / requests).Where(double.IsFinite)]
        : [.. series.Where(value => !double.IsNaN(value))];
}
