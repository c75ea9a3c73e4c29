using ShadowPipeline.Metrics;
using ShadowPipeline.Policies;

namespace ShadowPipeline.Bench;

/// <summary>
/// Series of two variants that behave alike: a daily cycle of traffic, and noise of a few percent around each metric's level.
/// </summary>
internal static class SampleSeries
{
    private const double RequestsPerMinute = 600;
    private const double ErrorRate = 0.001;

    private static readonly DateTimeOffset Start = new(2026, 11, 20, 9, 0, 0, TimeSpan.Zero);
    private static readonly TimeSpan Period = TimeSpan.FromMinutes(1);

    public static MetricWindow For(Policy policy, TimeSpan length, int seed)
    {
        var random = new Random(seed);
        var periods = (int)(length / Period);
        var requests = Enumerable.Range(0, periods)
            .Select(minute => Math.Round(RequestsPerMinute * Cycle(minute) * Noise(random, 0.05))).ToArray();
        return new MetricWindow
        {
            Start = Start,
            End = Start + length,
            Period = Period,
            Series = MetricQueryPlan.For(policy).ToDictionary(
                query => query,

                // A list, as the product's reader of CloudWatch gives them.
                query => (IReadOnlyList<MetricPoint>)requests.Select((count, minute) =>
                    new MetricPoint(Start + (minute * Period), Value(query, count, random))).ToList()),
        };
    }

    private static double Value(MetricQuery query, double requests, Random random) => (query.Metric, query.Statistic) switch
    {
        (MetricQueryPlan.Invocations, _) => requests,
        (_, MetricQueryPlan.SampleCount) => requests,
        ("ModelLatency" or "OverheadLatency", MetricQueryPlan.Sum) => requests * 40_000 * Noise(random, 0.03),
        ("ModelLatency" or "OverheadLatency", _) => 90_000 * Noise(random, 0.05),
        (_, MetricQueryPlan.Sum) when query.Metric.EndsWith("Errors", StringComparison.Ordinal) =>
            Math.Round(requests * ErrorRate * 2 * random.NextDouble()),
        (_, MetricQueryPlan.Sum) => requests * 45 * Noise(random, 0.03),
        _ => 50 * Noise(random, 0.05),
    };

    private static double Cycle(int minute) => 1 + (0.5 * Math.Sin(2 * Math.PI * minute / TimeSpan.MinutesPerDay));

    // The sum of four uniform values is close enough to normal.
    private static double Noise(Random random, double spread) =>
        1 + (spread * (random.NextDouble() + random.NextDouble() + random.NextDouble() + random.NextDouble() - 2) * Math.Sqrt(3));
}
