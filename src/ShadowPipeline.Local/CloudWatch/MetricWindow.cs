namespace ShadowPipeline.Local.CloudWatch;

/// <summary>The time that a GetMetricData call covers, with CloudWatch's rounding and retention.</summary>
internal sealed class MetricWindow
{
    private static readonly TimeSpan _oneMinuteKept = TimeSpan.FromDays(15);
    private static readonly TimeSpan _fiveMinutesKept = TimeSpan.FromDays(63);
    private static readonly TimeSpan _hoursKept = TimeSpan.FromDays(455);

    private readonly long _first;
    private readonly long _end;
    private readonly int _resolution;

    public MetricWindow(DateTimeOffset start, DateTimeOffset end, DateTimeOffset now, TimeSpan publishingDelay)
    {
        var age = now - start;
        // Minutes kept at this age: single ones, of five, of an hour.
        _resolution = age <= _oneMinuteKept ? 1 : age <= _fiveMinutesKept ? 5 : 60;
        var oldest = Floor(Minute(now - _hoursKept), 60);
        _first = Math.Max(oldest, Floor(Minute(start), _resolution));
        // The end is exclusive, and a minute shows once it is over and published.
        var visible = Minute(now - publishingDelay);
        _end = Math.Min(Minute(end) + (end.ToUnixTimeMilliseconds() % 60_000 == 0 ? 0 : 1), visible);
    }

    /// <summary>The periods with their minutes, oldest first; none where the period is finer than what is kept.</summary>
    public IEnumerable<(long Start, long FirstMinute, long EndMinute)> Periods(int period)
    {
        if (period % _resolution != 0)
        {
            yield break;
        }

        for (var start = Floor(_first, period); start < _end; start += period)
        {
            yield return (start, Math.Max(start, _first), Math.Min(start + period, _end));
        }
    }

    private static long Minute(DateTimeOffset instant) => Floor(instant.ToUnixTimeSeconds(), 60) / 60;

    private static long Floor(long value, long step) => value - (((value % step) + step) % step);
}
