using System.Globalization;
using ShadowPipeline.Decisions;

namespace ShadowPipeline.Reports.Plots;

/// <summary>The axis of time: marks at whole hours or days, UTC.</summary>
internal static class TimeAxis
{
    private const int Most = 7;

    private static readonly TimeSpan[] Steps =
    [
        TimeSpan.FromMinutes(1), TimeSpan.FromMinutes(2), TimeSpan.FromMinutes(5), TimeSpan.FromMinutes(10), TimeSpan.FromMinutes(15), TimeSpan.FromMinutes(30),
        TimeSpan.FromHours(1), TimeSpan.FromHours(2), TimeSpan.FromHours(3), TimeSpan.FromHours(4), TimeSpan.FromHours(6), TimeSpan.FromHours(12),
        TimeSpan.FromDays(1), TimeSpan.FromDays(2), TimeSpan.FromDays(3), TimeSpan.FromDays(5), TimeSpan.FromDays(7), TimeSpan.FromDays(14),
    ];

    /// <summary>Where the marks are in percent, with the time and, where a day begins, its date.</summary>
    public static IEnumerable<(double Percent, string? Time, string? Date)> Of(ObservedWindow window)
    {
        var span = window.End - window.Start;
        var step = Steps.FirstOrDefault(one => span / one <= Most, Steps[^1] * Math.Ceiling(span / Steps[^1] / Most));
        var first = new DateTime((window.Start.UtcTicks + step.Ticks - 1) / step.Ticks * step.Ticks, DateTimeKind.Utc);
        DateTime? day = null;
        for (var at = first; at <= window.End.UtcDateTime; at += step)
        {
            var date = day == at.Date ? null : at.ToString("d MMM", CultureInfo.InvariantCulture);
            day = at.Date;
            yield return ((at - window.Start.UtcDateTime) / span * 100, step < TimeSpan.FromDays(1) ? at.ToString("HH:mm", CultureInfo.InvariantCulture) : null, date);
        }
    }

    /// <summary>Where an instant lies, in percent.</summary>
    public static double Percent(ObservedWindow window, DateTimeOffset at) => Math.Clamp((at - window.Start) / (window.End - window.Start) * 100, 0, 100);
}
