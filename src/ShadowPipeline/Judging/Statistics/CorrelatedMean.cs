namespace ShadowPipeline.Judging.Statistics;

/// <summary>
/// The mean of a series whose periods resemble each other. No single estimate of their correlation is trusted: every noise model of a
/// fixed family is weighed by how well it explains the series, and each contributes its own Student distribution of the mean's error,
/// so that a short series, which cannot tell a slow course from chance, gets the wide bounds that it deserves.
/// </summary>
internal static class CorrelatedMean
{
    /// <summary>The fewest periods from which bounds can be told.</summary>
    public const int FewestPeriods = 8;

    /// <summary>The mean with its bounds; null with fewer than <see cref="FewestPeriods"/> periods. Missing periods are NaN.</summary>
    /// <param name="values">One value per period.</param>
    /// <param name="confidence">Of each one-sided bound, 0.5 to below 1.</param>
    /// <param name="withoutSlowCourse">
    /// Whether the slow course over the window, e.g. the day's, belongs to the mean of this very window and is no uncertainty of it.
    /// </param>
    public static MeanInterval? Estimate(ReadOnlySpan<double> values, double confidence, bool withoutSlowCourse = false)
    {
        var cells = Cells.Of(values);
        if (cells.Present < FewestPeriods || cells.Filled < FewestPeriods)
        {
            return null;
        }

        var filled = cells.Filled;
        var (centre, scale) = Standard(cells.Values, filled);
        if (scale <= 1e-14 * Math.Abs(centre))
        {
            return new MeanInterval(cells.Mean, cells.Mean, cells.Mean, cells.Present);
        }

        var standard = cells.Values.Select(value => (value - centre) / scale).ToArray();
        double[][] regressors = [Ones(standard.Length), .. withoutSlowCourse ? SlowCourse.Waves(standard) : []];
        var mixture = new StudentMixture([.. NoiseModel.All.Select(model =>
            (model.Weight, ModelFit.Of(model, standard, cells.Noise, regressors, filled)))]);
        var reach = scale * mixture.Reach(confidence);
        var effective = mixture.Variance > 0 ? cells.PeriodVariance / (mixture.Variance * scale * scale) : cells.Present;
        return new MeanInterval(cells.Mean, cells.Mean - reach, cells.Mean + reach, Math.Clamp(effective, 1, cells.Present));
    }

    private static (double Centre, double Scale) Standard(double[] values, int filled)
    {
        var present = values.Where(value => !double.IsNaN(value));
        var centre = present.Sum() / filled;
        return (centre, Math.Sqrt(present.Sum(value => (value - centre) * (value - centre)) / (filled - 1)));
    }

    private static double[] Ones(int length)
    {
        var ones = new double[length];
        Array.Fill(ones, 1.0);
        return ones;
    }
}
