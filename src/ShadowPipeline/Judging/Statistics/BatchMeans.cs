using MathNet.Numerics.Distributions;

namespace ShadowPipeline.Judging.Statistics;

/// <summary>The mean of a correlated series with a standard error that allows for the correlation.</summary>
/// <param name="Mean">The mean of the periods that are present.</param>
/// <param name="StandardError">Of the mean.</param>
/// <param name="DegreesOfFreedom">Batches less one and less the terms fitted.</param>
/// <param name="EffectivePeriods">How many independent periods would give the same standard error, 1 to the number present.</param>
internal readonly record struct MeanEstimate(double Mean, double StandardError, int DegreesOfFreedom, double EffectivePeriods)
{
    /// <summary>The distance from the mean to the one-sided Student bound at a confidence.</summary>
    public double Reach(double confidence) =>
        StandardError == 0 ? 0 : StudentT.InvCDF(0, 1, DegreesOfFreedom, confidence) * StandardError;
}

/// <summary>
/// The method of batch means: few large batches of consecutive periods are nearly independent even where the periods are not, and Student's
/// bound pays for their small number. Where batches are not much longer than the correlation reaches, their spread understates the long-run
/// variance; it is then raised by the factor that a first-order autoregression of the estimated correlation implies, never lowered. A
/// series that
/// is worth fewer than five independent batches, such as a drift or a single daily cycle, counts as one period: the mean of a stationary
/// series
/// never varies more than a single value of it, so the standard deviation of the periods is a safe standard error.
/// </summary>
internal static class BatchMeans
{
    /// <summary>The fewest batches that support a bound.</summary>
    public const int FewestBatches = 5;

    private static ReadOnlySpan<int> Candidates => [16, 12, 10, 8, 6, FewestBatches];

    /// <summary>The estimate; null with fewer than <see cref="FewestBatches"/> periods. Missing periods are NaN.</summary>
    /// <param name="values">One value per period.</param>
    /// <param name="fitted">How many terms besides the mean were fitted and removed before; each costs a degree of freedom.</param>
    public static MeanEstimate? Estimate(ReadOnlySpan<double> values, int fitted = 0)
    {
        var (first, last, present, sum) = (-1, -1, 0, 0.0);
        for (var i = 0; i < values.Length; i++)
        {
            if (!double.IsNaN(values[i]))
            {
                first = first < 0 ? i : first;
                last = i;
                present++;
                sum += values[i];
            }
        }

        if (present < FewestBatches)
        {
            return null;
        }

        var span = values[first..(last + 1)];
        var mean = sum / present;
        var correlation = SerialCorrelation.Cautious(span, mean, present, fitted);
        var independent = present * (1 - correlation) / (1 + correlation);
        foreach (var batches in Candidates)
        {
            if (independent >= batches && TryBatches(span, batches, mean, present, correlation, fitted) is { } estimate)
            {
                return estimate;
            }
        }

        return new MeanEstimate(mean, Math.Sqrt(Variance(span, mean, present)), FewestBatches - 1, 1);
    }

    private static double Variance(ReadOnlySpan<double> span, double mean, int present)
    {
        var sum = 0.0;
        foreach (var value in span)
        {
            sum += double.IsNaN(value) ? 0 : (value - mean) * (value - mean);
        }

        return sum / (present - 1);
    }

    private static MeanEstimate? TryBatches(
        ReadOnlySpan<double> span, int batches, double mean, int present, double correlation, int fitted)
    {
        var (spread, filled) = (0.0, 0);
        for (var batch = 0; batch < batches; batch++)
        {
            var from = (int)((long)batch * span.Length / batches);
            var to = (int)((long)(batch + 1) * span.Length / batches);
            var (sum, count) = (0.0, 0);
            foreach (var value in span[from..to])
            {
                if (!double.IsNaN(value))
                {
                    sum += value;
                    count++;
                }
            }

            if (count > 0)
            {
                filled++;
                spread += count * ((sum / count) - mean) * ((sum / count) - mean);
            }
        }

        if (filled < FewestBatches + fitted)
        {
            return null;
        }

        var raised = Math.Max(
            1, fitted == 0 ? Understatement(correlation, present, filled) : Spectrum.Understatement(correlation, present, filled, fitted));
        var variance = spread / (filled - 1 - fitted) / present * raised;
        var effective = variance > 0 ? Variance(span, mean, present) / variance : present;
        return new MeanEstimate(mean, Math.Sqrt(variance), filled - 1 - fitted, Math.Clamp(effective, 1, present));
    }

    /// <summary>By what factor the spread of batch means understates the variance of the mean of a first-order autoregression.</summary>
    private static double Understatement(double correlation, int present, int batches)
    {
        var whole = VarianceOfMean(present, correlation);
        return whole * (batches - 1) / (VarianceOfMean((double)present / batches, correlation) - whole);
    }

    private static double VarianceOfMean(double length, double correlation)
    {
        var left = 1 - correlation;
        return (((1 + correlation) / left) - (2 * correlation * (1 - Math.Pow(correlation, length)) / (length * left * left))) / length;
    }
}
