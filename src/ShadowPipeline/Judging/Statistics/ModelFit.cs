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
        var columns = regressors.Length + 1;
        Span<double> predicted = stackalloc double[columns];
        Span<double> innovation = stackalloc double[columns];
        Span<double> products = stackalloc double[columns * columns];
        predicted.Clear();
        products.Clear();
        var (correlation, share) = model.Correlation == 0 ? (0.0, 0.0) : (model.Correlation, model.Share);
        var (state, determinant, logDeterminant) = (share, 1.0, 0.0);
        for (var cell = 0; cell < values.Length; cell++)
        {
            if (!double.IsNaN(values[cell]))
            {
                var spread = state + ((1 - share) * noise[cell]);
                for (var column = 0; column < columns; column++)
                {
                    innovation[column] = (column < regressors.Length ? regressors[column][cell] : values[cell]) - predicted[column];
                }

                var (gain, weight) = (state / spread, 1 / spread);
                for (var row = 0; row < columns; row++)
                {
                    for (var column = row; column < columns; column++)
                    {
                        products[(row * columns) + column] += innovation[row] * innovation[column] * weight;
                    }

                    predicted[row] += gain * innovation[row];
                }

                state *= 1 - gain;
                determinant *= spread;
                if (determinant is < 1e-200 or > 1e200)
                {
                    logDeterminant += Math.Log(determinant);
                    determinant = 1;
                }
            }

            foreach (ref var prediction in predicted)
            {
                prediction *= correlation;
            }

            state = (correlation * correlation * state) + (share * (1 - (correlation * correlation)));
        }

        var (residual, information) = Eliminate(products, columns);
        var freedom = filled - regressors.Length;
        var variance = VarianceOfMean(correlation, share, values, noise, filled);
        return new ModelFit(
            -0.5 * (logDeterminant + Math.Log(determinant) + information + (freedom * Math.Log(Math.Max(residual, double.Epsilon)))),
            Math.Sqrt(Math.Max(residual, 0) / freedom * variance),
            Math.Clamp((1 / variance) - 1, Math.Min(FewestDegrees, freedom), freedom));
    }

    /// <summary>The probability that the mean errs by at most a distance to one side.</summary>
    public double Cumulative(double distance) => StudentT.CDF(0, StandardError, DegreesOfFreedom, distance);

    /// <summary>
    /// Eliminates every regressor from the sums of products: what is left of the series' own, and the logarithm of the regressors' determinant.
    /// </summary>
    private static (double Residual, double Information) Eliminate(Span<double> products, int columns)
    {
        var information = 0.0;
        for (var pivot = 0; pivot < columns - 1; pivot++)
        {
            var own = products[(pivot * columns) + pivot];
            information += Math.Log(own);
            for (var row = pivot + 1; row < columns; row++)
            {
                var factor = products[(pivot * columns) + row] / own;
                for (var column = row; column < columns; column++)
                {
                    products[(row * columns) + column] -= factor * products[(pivot * columns) + column];
                }
            }
        }

        return (products[^1], information);
    }

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
