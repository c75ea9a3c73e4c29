namespace ShadowPipeline.Local.CloudWatch;

/// <summary>
/// Statistics of single minutes that were asked for before: a check reads a running test from its beginning again, and minutes that are
/// over never change.
/// </summary>
internal sealed class MinuteStatistics
{
    // About 50 MB: thirty days of a policy with many limits.
    private const int MostKept = 1_000_000;

    private readonly Dictionary<(MetricSeries Series, string Statistic), Dictionary<long, double?>> _known = [];
    private int _kept;

    /// <summary>The known minutes of a series' statistic: null for a minute without values.</summary>
    public Dictionary<long, double?> Of(MetricSeries series, Statistic statistic)
    {
        if (_kept > MostKept)
        {
            _known.Clear();
            _kept = 0;
        }

        var key = (series, statistic.Name);
        return _known.TryGetValue(key, out var minutes) ? minutes : _known[key] = [];
    }

    /// <summary>Keeps what was computed for one of them; null where it is no single minute.</summary>
    public void Keep(Dictionary<long, double?>? minutes, long minute, double? value)
    {
        if (minutes is not null)
        {
            minutes[minute] = value;
            _kept++;
        }
    }
}
