namespace ShadowPipeline.Judging.Statistics;

/// <summary>How a series lies on the clock, so that what repeats every day can be told from chance.</summary>
/// <param name="PeriodsPerDay">How many periods make 24 hours, above 0: 1440 for minutes, 288 for five minutes, 24 for hours.</param>
internal readonly record struct Clock(double PeriodsPerDay)
{
    /// <summary>The clock of a series of periods of one length, which is above 0.</summary>
    public static Clock Of(TimeSpan period) => new(TimeSpan.FromDays(1) / period);

    /// <summary>The clock of the series' cells, each of so many periods.</summary>
    public Clock OfCells(double length) => new(PeriodsPerDay / length);
}
