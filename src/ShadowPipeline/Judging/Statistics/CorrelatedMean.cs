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
    /// <param name="clock">How the periods lie on the clock; null to know nothing of days, as before version 2.1 of the judge.</param>
    public static MeanInterval? Estimate(ReadOnlySpan<double> values, double confidence, bool withoutSlowCourse = false, Clock? clock = null)
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
        double[][] waves = Waves(standard, withoutSlowCourse, clock?.OfCells(cells.Length));
        double[][] regressors = [Ones(standard.Length), .. waves];
        var models = clock is not null && waves.Length > SlowCourse.Terms ? NoiseModel.Persistent : NoiseModel.All;
        var mixture = new StudentMixture([.. models.Select(model =>
        {
            var fit = ModelFit.Of(model, standard, cells.Noise, regressors, filled);
            return (model.Weight, withoutSlowCourse && clock is not null ? fit.OfObserved(deviation: 1) : fit);
        })]);
        var reach = scale * mixture.Reach(confidence);
        var effective = mixture.Variance > 0 ? cells.PeriodVariance / (mixture.Variance * scale * scale) : cells.Present;
        return new MeanInterval(cells.Mean, cells.Mean - reach, cells.Mean + reach, Math.Clamp(effective, 1, cells.Present));
    }

    private static double[][] Waves(double[] cells, bool withoutSlowCourse, Clock? clock) => (withoutSlowCourse, clock) switch
    {
        (true, { } known) => DailyCourse.WithSlowCourse(cells, known),
        (true, null) => SlowCourse.Waves(cells),
        (false, { } known) => DailyCourse.WhereEvident(cells, known),
        (false, null) => [],
    };

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
