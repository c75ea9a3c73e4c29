namespace ShadowPipeline.Judging.Statistics;

/// <summary>
/// What repeats every day, and in a long window every week: waves by the clock, whatever the window's length. A cycle that comes again and
/// again is no chance; taken for chance, it is a slow drift that says nothing of the mean at all.
/// </summary>
internal static class DailyCourse
{
    /// <summary>The day's wave and its overtones: down to six hours.</summary>
    private const int DailyWaves = 4;

    /// <summary>The week's wave and its overtones: weekends.</summary>
    private const int WeeklyWaves = 3;

    private const int DaysPerWeek = 7;

    /// <summary>A week must be seen twice before it is told from a drift.</summary>
    private const int DaysToTellWeeks = 2 * DaysPerWeek;

    /// <summary>A day must be seen twice before the difference of two variants is said to repeat with it.</summary>
    private const int DaysToTellDays = 2;

    /// <summary>From this share of the variance on, the day is evident.</summary>
    private const double Evident = 0.25;

    /// <summary>The fewest cells from which any course can be told.</summary>
    private const int FewestCells = 20;

    /// <summary>So many cells are left to each wave, so that most of what is seen tells the noise.</summary>
    private const int CellsPerWave = 4;

    /// <summary>
    /// For the mean of the very window that was observed: its slow course and, when it is longer than a day, the day's and the week's waves.
    /// In a window of a day the slow course is the day. None when there are too few cells.
    /// </summary>
    /// <param name="cells">The values, missing ones NaN.</param>
    /// <param name="clock">Of the cells.</param>
    public static double[][] WithSlowCourse(double[] cells, Clock clock)
    {
        int[] present = Present(cells);
        return present.Length < FewestCells
            ? []
            : OrthogonalWaves.Of([.. SlowCourse.Waves(cells.Length), .. LongerThanADay(cells.Length, clock) ? Waves(cells.Length, clock) : []],
                present, present.Length / CellsPerWave);
    }

    /// <summary>
    /// For a comparison: the day's waves where the window holds two days and they explain a quarter of what varies; else none. A candidate
    /// whose difference is a little greater at the busy hours is no less certain for that; a difference that drifts is.
    /// </summary>
    /// <param name="cells">The values, centred; missing ones NaN.</param>
    /// <param name="clock">Of the cells.</param>
    public static double[][] WhereEvident(double[] cells, Clock clock)
    {
        int[] present = Present(cells);
        if (present.Length < FewestCells || cells.Length < DaysToTellDays * clock.PeriodsPerDay)
        {
            return [];
        }

        var waves = OrthogonalWaves.Of(Waves(cells.Length, clock), present, present.Length / CellsPerWave);
        var explained = waves.Sum(wave => Math.Pow(present.Sum(i => wave[i] * cells[i]), 2));
        return explained >= Evident * present.Sum(i => cells[i] * cells[i]) ? waves : [];
    }

    private static bool LongerThanADay(int cells, Clock clock) => cells > 1.02 * clock.PeriodsPerDay;

    private static IEnumerable<double[]> Waves(int cells, Clock clock)
    {
        // Cells show no wave shorter than two of them. The fastest that they do show must be there: left out, it passes for noise that
        // evens itself out.
        var daily = Math.Min(DailyWaves, (int)((clock.PeriodsPerDay / 2) + 0.05));
        var weekly = cells < DaysToTellWeeks * clock.PeriodsPerDay * 0.99 ? 0 : WeeklyWaves;
        return Enumerable.Range(1, daily).Select(wave => (double)wave)
            .Concat(Enumerable.Range(1, weekly).Select(wave => (double)wave / DaysPerWeek))
            .Select(perDay => 2 * Math.PI * perDay / clock.PeriodsPerDay)
            .SelectMany(step => new double[][]
            {
                [.. Enumerable.Range(0, cells).Select(i => Math.Cos(step * (i + 0.5)))],
                [.. Enumerable.Range(0, cells).Select(i => Math.Sin(step * (i + 0.5)))],
            });
    }

    private static int[] Present(double[] cells) => [.. Enumerable.Range(0, cells.Length).Where(i => !double.IsNaN(cells[i]))];
}
