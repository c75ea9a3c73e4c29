using System.Globalization;

namespace ShadowPipeline.Cli.Rendering;

/// <summary>Times and lengths of time as people read them, in UTC.</summary>
internal static class Moment
{
    /// <summary>To the minute, without a zone: for columns whose head names it.</summary>
    public static string Minute(DateTimeOffset at) => at.UtcDateTime.ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture);

    /// <summary>To the second, with its zone.</summary>
    public static string Exact(DateTimeOffset at) => at.UtcDateTime.ToString("yyyy-MM-dd HH:mm:ss 'UTC'", CultureInfo.InvariantCulture);

    /// <summary>Hours and minutes since a start, e.g. <c>+24:05</c>.</summary>
    public static string Elapsed(TimeSpan span) =>
        string.Create(
            CultureInfo.InvariantCulture,
            $"{(span < TimeSpan.Zero ? '-' : '+')}{(long)Math.Abs(span.TotalHours)}:{Math.Abs(span.Minutes):00}");

    /// <summary>One or two units that tell how long, e.g. <c>2 d 5 h</c> or <c>40 s</c>, for columns and estimates.</summary>
    public static string Rough(TimeSpan span)
    {
        var size = span.Duration();
        return (span < TimeSpan.Zero ? "-" : "") + size switch
        {
            { TotalSeconds: < 1 } => "0 s",
            { TotalMinutes: < 1 } => Of((long)size.TotalSeconds, "s", 0, ""),
            { TotalHours: < 1 } => Of(size.Minutes, "min", 0, ""),
            { TotalDays: < 2 } => Of((long)size.TotalHours, "h", size.Minutes, "min"),
            _ => Of((long)size.TotalDays, "d", size.Hours, "h"),
        };

        static string Of(long value, string unit, long rest, string restUnit) => string.Create(
            CultureInfo.InvariantCulture, $"{value} {unit}{(rest == 0 ? "" : $" {rest} {restUnit}")}");
    }

    /// <summary>In the units that are not zero, e.g. <c>1 d 2 h 5 min</c>.</summary>
    public static string Length(TimeSpan span)
    {
        (long Value, string Unit)[] parts = [((long)span.TotalHours, "h"), (span.Minutes, "min"), (span.Seconds, "s")];
        var shown = parts.Where(part => part.Value != 0)
            .Select(part => string.Create(CultureInfo.InvariantCulture, $"{part.Value} {part.Unit}"));
        return string.Join(' ', shown) is { Length: > 0 } text ? text : "0 s";
    }
}
