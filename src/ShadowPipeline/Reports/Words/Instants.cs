using System.Globalization;

namespace ShadowPipeline.Reports.Words;

/// <summary>Instants and lengths of time, always in UTC.</summary>
internal static class Instants
{
    /// <summary>E.g. <c>2026-11-20 09:12 UTC</c>.</summary>
    public static string Minute(DateTimeOffset at) => Short(at) + " UTC";

    /// <summary>E.g. <c>2026-11-20 09:12</c>, where a head names the zone.</summary>
    public static string Short(DateTimeOffset at) => at.UtcDateTime.ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture);

    /// <summary>E.g. <c>2026-11-20 09:12:03 UTC</c>.</summary>
    public static string Exact(DateTimeOffset at) => at.UtcDateTime.ToString("yyyy-MM-dd HH:mm:ss 'UTC'", CultureInfo.InvariantCulture);

    /// <summary>The time of day, e.g. <c>09:12</c>; where a span is longer than days are told apart by, with its date: <c>20 Nov 09:12</c>.</summary>
    public static string OfDay(DateTimeOffset at, TimeSpan span) =>
        at.UtcDateTime.ToString(span > TimeSpan.FromDays(2) ? "d MMM HH:mm" : "HH:mm", CultureInfo.InvariantCulture);

    /// <summary>From one to another; the second day is not said twice.</summary>
    public static string Between(DateTimeOffset from, DateTimeOffset until) => from.UtcDateTime.Date == until.UtcDateTime.Date
        ? $"{Short(from)} to {until.UtcDateTime.ToString("HH:mm", CultureInfo.InvariantCulture)} UTC"
        : $"{Short(from)} to {Minute(until)}";

    /// <summary>The two greatest units that it has, e.g. <c>30 days</c>, <c>1 day 2 h</c>, <c>5 min</c>.</summary>
    public static string Length(TimeSpan span)
    {
        var (hours, minutes) = ((long)span.TotalHours, span.Minutes);
        if (span.TotalDays >= 2)
        {
            var days = (long)span.TotalDays;
            return Count(days, "day") + (span.Hours > 0 ? $" {Whole(span.Hours)} h" : "");
        }

        return (hours, minutes) switch
        {
            ( > 0, > 0) => $"{Whole(hours)} h {Whole(minutes)} min",
            ( > 0, _) => Count(hours, "hour"),
            (_, > 0) => span.Seconds > 0 && minutes < 10 ? $"{Whole(minutes)} min {Whole(span.Seconds)} s" : Count(minutes, "minute"),
            _ => Count(Math.Max(0, span.Seconds), "second"),
        };
    }

    /// <summary>How much later something happened, e.g. <c>5 minutes later</c>.</summary>
    public static string Later(TimeSpan span) => span < TimeSpan.FromSeconds(1) ? "at the same time" : Length(span) + " later";

    private static string Count(long number, string unit) => $"{Whole(number)} {unit}{(number == 1 ? "" : "s")}";

    private static string Whole(long number) => number.ToString(CultureInfo.InvariantCulture);
}
