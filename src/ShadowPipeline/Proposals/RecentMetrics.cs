using ShadowPipeline.Judging;
using ShadowPipeline.Judging.Statistics;
using ShadowPipeline.Metrics;
using ShadowPipeline.Policies;
using ShadowPipeline.Preflights;

namespace ShadowPipeline.Proposals;

/// <summary>Production as it has been: the last day by the minute, the last weeks by the hour.</summary>
internal sealed class RecentMetrics
{
    // A policy allows at most nine tenths of the periods to be missing, and tomorrow may have fewer than today.
    private const double LeastPresent = 0.12;

    private readonly SeriesWindow _hours;
    private readonly int _hoursOfDay;
    private readonly double _confidence;

    // The intervals over a day of minutes are the same for every length of the test.
    private readonly Dictionary<(string Metric, string Statistic, LimitKind Kind), Resolution?> _resolutions = [];

    private RecentMetrics(ProductionHistory history, MetricWindow hours, double confidence)
    {
        (History, _confidence) = (history, confidence);
        _hours = SeriesWindow.Align(hours);
        _hoursOfDay = (int)(TimeSpan.FromDays(1) / hours.Period);
        var requests = _hours.Values(VariantRole.Production, MetricQueryPlan.Invocations, MetricQueryPlan.Sum);
        HoursWithRequests = requests.Count(value => value > 0);
        Invocations = requests.Where(value => value > 0).Sum();
    }

    public ProductionHistory History { get; }

    /// <summary>Of the hours' window.</summary>
    public int HoursWithRequests { get; }

    /// <summary>All requests of the hours' window.</summary>
    public double Invocations { get; }

    /// <summary>Of the last day.</summary>
    public double RequestsPerMinute => History.InvocationsPerMinute;

    /// <summary>The requests of the quietest whole day of the hours' window; of the last day's pace where there are fewer than three.</summary>
    public double QuietestDay
    {
        get
        {
            var days = _hours.Values(VariantRole.Production, MetricQueryPlan.Invocations, MetricQueryPlan.Sum)
                .Chunk(_hoursOfDay)
                .Where(day => day.Length == _hoursOfDay)
                .Select(day => day.Where(value => value > 0).Sum())
                .Where(sum => sum > 0)
                .ToList();
            return days.Count >= 3 ? days.Min() : RequestsPerMinute * TimeSpan.FromDays(1).TotalMinutes;
        }
    }

    /// <summary>How long ago the first hour with requests was, in words.</summary>
    public string Span => HoursWithRequests >= 2 * _hoursOfDay
        ? $"{Figures.Whole((int)Math.Round((double)HoursWithRequests / _hoursOfDay))} days"
        : $"{Figures.Whole(Math.Max(1, HoursWithRequests))} hours";

    /// <summary>Null when there is less than an hour with requests.</summary>
    public static RecentMetrics? Of(MetricWindow minutes, MetricWindow hours, double confidence) =>
        ProductionHistory.Of(minutes) is { } history && history.Span >= ProductionHistory.Least ? new RecentMetrics(history, hours, confidence) : null;

    /// <summary>The share of the last day's minutes that have the metric.</summary>
    public double Present(string metric, string statistic) =>
        (double)Summarise.For(History.Alone, metric, statistic, new Limit(LimitKind.Max, 1)).Usable / History.Alone.Periods;

    /// <summary>The least difference that a test of a length shows; null when nothing tells.</summary>
    public double? Effect(string metric, string statistic, LimitKind kind, TimeSpan duration) =>
        ResolutionOf(metric, statistic, kind)?.EffectAt(duration) is { } effect && double.IsFinite(effect) ? effect : null;

    /// <summary>Production's own level over the last day.</summary>
    public double? Level(string metric, string statistic) => ResolutionOf(metric, statistic, LimitKind.Max)?.Level;

    /// <summary>The median hour; the last day's level where there are no hours.</summary>
    public double? Typical(string metric, string statistic) => Hourly(metric, statistic) is { Count: > 0 } values ? Quantiles.Median([.. values]) : Level(metric, statistic);

    /// <summary>The highest hour, likewise.</summary>
    public double? Highest(string metric, string statistic) => Hourly(metric, statistic) is { Count: > 0 } values ? values.Max() : Level(metric, statistic);

    /// <summary>By how many percent days differ: the standard deviation of the logarithms of their median hours; null for fewer than three days.</summary>
    public double? DayToDay(string metric, string statistic)
    {
        var values = Values(metric, statistic);
        var days = values.Chunk(_hoursOfDay)
            .Select(day => day.Where(value => value > 0).ToList())
            .Where(day => day.Count * 2 > _hoursOfDay)
            .Select(day => Math.Log(Quantiles.Median([.. day])))
            .ToList();
        if (days.Count < 3)
        {
            return null;
        }

        var mean = days.Average();
        return 100 * (Math.Exp(Math.Sqrt(days.Sum(day => (day - mean) * (day - mean)) / (days.Count - 1))) - 1);
    }

    /// <summary>Errors and requests of the hours.</summary>
    public (double Errors, double Requests) Errors(string metric) =>
        (Values(metric, MetricQueryPlan.Sum).Where(value => value > 0).Sum(), Invocations);

    private Resolution? ResolutionOf(string metric, string statistic, LimitKind kind)
    {
        if (!_resolutions.TryGetValue((metric, statistic, kind), out var known))
        {
            known = Present(metric, statistic) >= LeastPresent ? Resolution.Of(History, metric, statistic, new Limit(kind, 1), _confidence, samplingShare: 1) : null;
            _resolutions[(metric, statistic, kind)] = known;
        }

        return known;
    }

    private List<double> Hourly(string metric, string statistic) => [.. Values(metric, statistic).Where(double.IsFinite)];

    private double[] Values(string metric, string statistic)
    {
        if (statistic != MetricQueryPlan.Average)
        {
            return _hours.Values(VariantRole.Production, metric, statistic);
        }

        var sums = _hours.Values(VariantRole.Production, metric, MetricQueryPlan.Sum);
        var samples = _hours.Values(VariantRole.Production, metric, MetricQueryPlan.SampleCount);
        return [.. sums.Zip(samples, (sum, count) => count > 0 ? sum / count : double.NaN)];
    }
}
