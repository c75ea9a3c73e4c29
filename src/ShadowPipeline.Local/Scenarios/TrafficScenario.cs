namespace ShadowPipeline.Local.Scenarios;

/// <summary>The requests that reach the endpoint.</summary>
/// <param name="RequestsPerMinute">The mean over a day.</param>
/// <param name="DailyAmplitude">The size of the daily cycle relative to the mean, 0 to 1.</param>
/// <param name="PeakHour">The busiest hour, UTC.</param>
/// <param name="ShadowShare">The share of the sampled requests that reaches the shadow; 0 starves it.</param>
internal sealed record TrafficScenario(double RequestsPerMinute, double DailyAmplitude, double PeakHour, double ShadowShare)
{
    public static TrafficScenario Read(StrictObject json) => new(
        json.Number("requestsPerMinute", 300, 0, 10_000),
        json.Number("dailyAmplitude", 0.4, 0, 1),
        json.Number("peakHour", 14, 0, 24),
        json.Number("shadowShare", 1, 0, 1));

    /// <summary>The minute's load relative to the day's mean.</summary>
    public double LoadAt(DateTimeOffset minute) =>
        1 + (DailyAmplitude * Math.Cos((minute.UtcDateTime.TimeOfDay.TotalHours - PeakHour) / 24 * Math.Tau));
}
