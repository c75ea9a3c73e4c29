using MathNet.Numerics.Distributions;

namespace ShadowPipeline.Bench.Accuracy;

/// <summary>
/// A plain paired test of the mean log ratio: Newey and West (1987) variance with Bartlett weights up to lag 6, and the normal quantile
/// of the same one-sided confidence as the product's. Dropped pairs are left out and the rest moves together.
/// </summary>
internal static class PlainTest
{
    private const int Lags = 6;
    private const double Confidence = 0.95;

    private static readonly double Quantile = Normal.InvCDF(0, 1, Confidence);

    public static Outcome Judge(Trial trial)
    {
        var ratios = trial.Production.Zip(trial.Shadow, (production, shadow) => Math.Log(shadow / production));
        var (mean, error) = MeanAndError([.. ratios.Where(value => !double.IsNaN(value))]);
        var margin = Math.Log(1 + (trial.Margin / 100));
        return mean + (Quantile * error) <= margin ? Outcome.Promote
            : mean - (Quantile * error) > margin ? Outcome.Reject
            : Outcome.Inconclusive;
    }

    public static (double Mean, double Error) MeanAndError(double[] values)
    {
        var mean = values.Average();
        var variance = Lag(0);
        for (var lag = 1; lag <= Math.Min(Lags, values.Length - 1); lag++)
        {
            variance += 2 * (1 - (lag / (Lags + 1.0))) * Lag(lag);
        }

        return (mean, Math.Sqrt(Math.Max(0, variance) / values.Length));

        double Lag(int lag) => values.Skip(lag).Zip(values, (later, earlier) => (later - mean) * (earlier - mean)).Sum() / values.Length;
    }
}
