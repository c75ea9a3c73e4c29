using System.Globalization;

namespace ShadowPipeline.Preflights;

/// <summary>Lengths of time as policies write them.</summary>
internal static class Spans
{
    /// <summary>The lengths of a test that are offered: whole hours up to three days, then whole days.</summary>
    public static IEnumerable<TimeSpan> Offered { get; } =
        [.. Enumerable.Range(1, 72).Select(hours => TimeSpan.FromHours(hours)), .. Enumerable.Range(4, 27).Select(days => TimeSpan.FromDays(days))];

    /// <summary>E.g. <c>24h</c>, <c>7d</c> or <c>90m</c>.</summary>
    public static string Text(TimeSpan span) =>
        span >= TimeSpan.FromDays(3) && span.Ticks % TimeSpan.TicksPerDay == 0 ? Whole(span.TotalDays, "d")
        : span.Ticks % TimeSpan.TicksPerHour == 0 ? Whole(span.TotalHours, "h")
        : Whole(span.TotalMinutes, "m");

    private static string Whole(double value, string unit) => value.ToString("0", CultureInfo.InvariantCulture) + unit;
}
