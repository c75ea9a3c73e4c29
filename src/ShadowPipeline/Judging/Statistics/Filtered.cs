namespace ShadowPipeline.Judging.Statistics;

/// <summary>
/// What a Kalman filter leaves of a series under a noise model.
/// </summary>
/// <param name="Residual">The squares that neither the regressors nor the model explain, each in units of its predicted variance.</param>
/// <param name="LogDeterminant">The logarithm of the determinants of the covariance and of the regressors' information.</param>
internal readonly record struct Filtered(double Residual, double LogDeterminant)
{
    // A running product needs fewer logarithms than a running sum; it is taken before it leaves a double's range.
    private const double Smallest = 1e-200;
    private const double Greatest = 1e200;

    /// <summary>With any regressors. One value per cell, missing ones NaN.</summary>
    public static Filtered General(double correlation, double share, double[] values, double[] noise, double[][] regressors)
    {
        var columns = regressors.Length + 1;
        Span<double> predicted = stackalloc double[columns];
        Span<double> innovation = stackalloc double[columns];
        Span<double> products = stackalloc double[columns * columns];
        predicted.Clear();
        products.Clear();
        var (spread, weight) = (1.0, 1.0);
        var (state, determinant, logDeterminant) = (share, 1.0, 0.0);
        for (var cell = 0; cell < values.Length; cell++)
        {
            if (!double.IsNaN(values[cell]))
            {
                var now = state + ((1 - share) * noise[cell]);
                if (now != spread)
                {
                    (spread, weight) = (now, 1 / now);
                }

                var gain = state * weight;
                for (var column = 0; column < regressors.Length; column++)
                {
                    innovation[column] = regressors[column][cell] - predicted[column];
                }

                innovation[^1] = values[cell] - predicted[^1];
                for (var row = 0; row < columns; row++)
                {
                    var weighted = innovation[row] * weight;
                    var others = innovation[row..];
                    var sums = products.Slice((row * columns) + row, others.Length);
                    for (var column = 0; column < others.Length && column < sums.Length; column++)
                    {
                        sums[column] += weighted * others[column];
                    }

                    predicted[row] += gain * innovation[row];
                }

                state *= 1 - gain;
                determinant *= spread;
                if (determinant is < Smallest or > Greatest)
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

        return Eliminated(products, columns, logDeterminant + Math.Log(determinant));
    }

    /// <summary>The same with the constant as the only regressor, which most series have: several times as fast.</summary>
    public static Filtered Constant(double correlation, double share, double[] values, double[] noise)
    {
        var (ofOne, ofValue, own, cross, squares) = (0.0, 0.0, 0.0, 0.0, 0.0);
        var (state, determinant, logDeterminant) = (share, 1.0, 0.0);
        var (spread, weight) = (1.0, 1.0);
        var (square, fresh) = (correlation * correlation, share * (1 - (correlation * correlation)));
        for (var cell = 0; cell < values.Length; cell++)
        {
            if (!double.IsNaN(values[cell]))
            {
                // The filter settles soon, and a division that need not be made is most of the work.
                var now = state + ((1 - share) * noise[cell]);
                if (now != spread)
                {
                    (spread, weight) = (now, 1 / now);
                }

                var gain = state * weight;
                var (one, value) = (1 - ofOne, values[cell] - ofValue);
                own += one * one * weight;
                cross += one * value * weight;
                squares += value * value * weight;
                ofOne += gain * one;
                ofValue += gain * value;
                state *= 1 - gain;
                determinant *= weight;
                if (determinant is < Smallest or > Greatest)
                {
                    logDeterminant -= Math.Log(determinant);
                    determinant = 1;
                }
            }

            ofOne *= correlation;
            ofValue *= correlation;
            state = (square * state) + fresh;
        }

        return new Filtered(squares - (cross * cross / own), logDeterminant - Math.Log(determinant) + Math.Log(own));
    }

    private static Filtered Eliminated(Span<double> products, int columns, double logDeterminant)
    {
        for (var pivot = 0; pivot < columns - 1; pivot++)
        {
            var own = products[(pivot * columns) + pivot];
            logDeterminant += Math.Log(own);
            for (var row = pivot + 1; row < columns; row++)
            {
                var factor = products[(pivot * columns) + row] / own;
                for (var column = row; column < columns; column++)
                {
                    products[(row * columns) + column] -= factor * products[(pivot * columns) + column];
                }
            }
        }

        return new Filtered(products[^1], logDeterminant);
    }
}
