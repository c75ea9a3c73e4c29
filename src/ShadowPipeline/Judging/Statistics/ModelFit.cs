using MathNet.Numerics.Distributions;

namespace ShadowPipeline.Judging.Statistics;

/// <summary>What one noise model says of the error of a series' mean, and how well it explains the series.</summary>
/// <param name="LogLikelihood">
/// With the mean, the slow course and the scale integrated out: the restricted likelihood of Patterson and Thompson (1971).
/// </param>
/// <param name="StandardError">Of the plain mean of all values.</param>
/// <param name="DegreesOfFreedom">The effective periods less one, because no more than these tell the variance of the mean.</param>
internal readonly record struct ModelFit(double LogLikelihood, double StandardError, double DegreesOfFreedom)
{
    private const double FewestDegrees = 3;

    /// <summary>
    /// Runs the Kalman filter of the model over the series and the regressors at once (Jones 1980, which also passes over missing values) to
    /// learn the scale, from which the variance of the mean follows.
    /// </summary>
    /// <param name="model">The model.</param>
    /// <param name="values">One value per cell, missing ones NaN, centred and scaled.</param>
    /// <param name="noise">How much more white noise a cell carries than a whole one, at least 1.</param>
    /// <param name="regressors">The constant first; the others have mean 0 over the values that are there.</param>
    /// <param name="filled">The values that are there.</param>
    public static ModelFit Of(NoiseModel model, double[] values, double[] noise, double[][] regressors, int filled)
    {
        var (correlation, share) = model.Correlation == 0 ? (0.0, 0.0) : (model.Correlation, model.Share);
        var (residual, logDeterminant) = regressors.Length == 1
            ? Filtered.Constant(correlation, share, values, noise)
            : Filtered.General(correlation, share, values, noise, regressors);
        var freedom = filled - regressors.Length;
        var variance = VarianceOfMean(correlation, share, values, noise, filled);
        return new ModelFit(
            -0.5 * (logDeterminant + (freedom * Math.Log(Math.Max(residual, double.Epsilon)))),
            Math.Sqrt(Math.Max(residual, 0) / freedom * variance),
            Math.Clamp((1 / variance) - 1, Math.Min(FewestDegrees, freedom), freedom));
    }

    /// <summary>
    /// The same for the mean of the very window that was observed, which is worth at least one of its own cells: its standard error is at most
    /// the standard deviation of the cells, σ/√nₑ with nₑ ≥ 1. A model close to a random walk says more only by supposing values that the
    /// window never showed, and those are not part of its mean.
    /// </summary>
    /// <param name="deviation">The standard deviation of the cells' values, waves included.</param>
    public ModelFit OfObserved(double deviation) => this with { StandardError = Math.Min(StandardError, deviation) };

    /// <summary>The probability that the mean errs by at most a distance to one side.</summary>
    public double Cumulative(double distance) => StudentT.CDF(0, StandardError, DegreesOfFreedom, distance);

    /// <summary>The variance of the mean of the values that are there, relative to that of one whole cell.</summary>
    private static double VarianceOfMean(double correlation, double share, double[] values, double[] noise, int filled)
    {
        var (sum, earlier) = (0.0, 0.0);
        for (var cell = 0; cell < values.Length; cell++)
        {
            if (!double.IsNaN(values[cell]))
            {
                sum += share + ((1 - share) * noise[cell]) + (2 * share * earlier);
                earlier += 1;
            }

            earlier *= correlation;
        }

        return sum / filled / filled;
    }
}
