using ShadowPipeline.Decisions;

namespace ShadowPipeline.Functions.Measuring;

/// <summary>Windows of whole periods, and the periods at which CloudWatch still has them.</summary>
internal static class EvaluationWindow
{
    /// <summary>The finest period, at which the archive is kept and everything is judged unless a stretch of it is lost.</summary>
    public static readonly TimeSpan Minute = TimeSpan.FromMinutes(1);

    // Points of one minute live 15 days, of five minutes 63 days; an hour is kept back for the read itself.
    private static readonly TimeSpan MinutesLive = TimeSpan.FromDays(15) - TimeSpan.FromHours(1);
    private static readonly TimeSpan FiveMinutesLive = TimeSpan.FromDays(63) - TimeSpan.FromHours(1);

    /// <summary>The finest period at which CloudWatch still has what began at <paramref name="from"/>.</summary>
    public static TimeSpan FinestPeriod(DateTimeOffset from, DateTimeOffset now)
    {
        var age = now - from;
        return TimeSpan.FromSeconds(age <= MinutesLive ? 60 : age <= FiveMinutesLive ? 300 : 3600);
    }

    /// <summary>The oldest minute that CloudWatch still has as such.</summary>
    public static DateTimeOffset OldestMinute(DateTimeOffset now) => Ceiling(now - MinutesLive, Minute);

    /// <summary>The whole periods between two instants; null when there is none.</summary>
    public static ObservedWindow? Between(DateTimeOffset from, DateTimeOffset to, TimeSpan period)
    {
        var start = Ceiling(from, period);
        var end = new DateTimeOffset(to.UtcTicks / period.Ticks * period.Ticks, TimeSpan.Zero);
        return start < end ? new ObservedWindow(start, end) : null;
    }

    private static DateTimeOffset Ceiling(DateTimeOffset instant, TimeSpan period) =>
        new((instant.UtcTicks + period.Ticks - 1) / period.Ticks * period.Ticks, TimeSpan.Zero);
}
