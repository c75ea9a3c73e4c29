using ShadowPipeline.Metrics;

namespace ShadowPipeline.Tests.Reports;

/// <summary>Series of both variants, minute by minute, the same on every machine.</summary>
internal sealed class SampleSeries(int minutes)
{
    public static readonly DateTimeOffset Start = new(2026, 11, 20, 9, 12, 0, TimeSpan.Zero);

    private readonly Dictionary<MetricQuery, IReadOnlyList<MetricPoint>> _series = [];

    /// <summary>A day like any other: both variants alike, 300 requests a minute, no errors.</summary>
    public static SampleSeries Alike(int minutes) => new SampleSeries(minutes)
        .Both("Invocations", "Sum", _ => 300)
        .Both("Invocation5XXErrors", "Sum", _ => 0)
        .Noisy("ModelLatency", "p99", 80_000, 4_000)
        .Noisy("CPUUtilization", "Maximum", 160, 20);

    public int Minutes => minutes;

    public MetricWindow Window => new() { Start = Start, End = Start.AddMinutes(minutes), Period = TimeSpan.FromMinutes(1), Series = _series };

    public SampleSeries With(VariantRole role, string metric, string statistic, Func<int, double?> value)
    {
        _series[new MetricQuery(role, metric, statistic)] = [.. Enumerable.Range(0, minutes)
            .Select(minute => (Minute: minute, Value: value(minute)))
            .Where(point => point.Value is not null)
            .Select(point => new MetricPoint(Start.AddMinutes(point.Minute), point.Value!.Value))];
        return this;
    }

    /// <summary>What the shadow variant's series is made of its own values.</summary>
    public SampleSeries Changed(string metric, string statistic, Func<int, double, double?> change)
    {
        var values = _series[new MetricQuery(VariantRole.Shadow, metric, statistic)];
        return With(VariantRole.Shadow, metric, statistic, minute => change(minute, values[minute].Value));
    }

    public SampleSeries Both(string metric, string statistic, Func<int, double?> value) =>
        With(VariantRole.Production, metric, statistic, value).With(VariantRole.Shadow, metric, statistic, value);

    private SampleSeries Noisy(string metric, string statistic, double level, double spread) =>
        With(VariantRole.Production, metric, statistic, minute => level + (spread * Noise(minute, 17)))
            .With(VariantRole.Shadow, metric, statistic, minute => level + (spread * Noise(minute, 71)));

    // Between -1 and 1, without any pattern that a judge would find.
    private static double Noise(int minute, uint stream)
    {
        var state = ((uint)minute * 2_654_435_761u) ^ (stream * 40_503u);
        state = (state ^ (state >> 15)) * 2_246_822_519u;
        state = (state ^ (state >> 13)) * 3_266_489_917u;
        return ((state ^ (state >> 16)) / (double)uint.MaxValue * 2) - 1;
    }
}
