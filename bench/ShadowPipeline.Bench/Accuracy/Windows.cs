using ShadowPipeline.Metrics;

namespace ShadowPipeline.Bench.Accuracy;

/// <summary>Values minute by minute as the product takes them.</summary>
internal static class Windows
{
    public static readonly DateTimeOffset Start = new(2026, 11, 20, 9, 0, 0, TimeSpan.Zero);
    public static readonly TimeSpan Period = TimeSpan.FromMinutes(1);

    /// <summary>The points of a series; none where a value is NaN.</summary>
    public static MetricPoint[] Points(double[] values)
    {
        var points = new MetricPoint[values.Length];
        var count = 0;
        for (var minute = 0; minute < values.Length; minute++)
        {
            if (!double.IsNaN(values[minute]))
            {
                points[count++] = new MetricPoint(Start.AddTicks(minute * TimeSpan.TicksPerMinute), values[minute]);
            }
        }

        return count == points.Length ? points : points[..count];
    }

    /// <summary>A trial as CloudWatch would give it.</summary>
    public static MetricWindow Of(Trial trial)
    {
        var requests = Points(trial.Requests);
        var series = new Dictionary<MetricQuery, IReadOnlyList<MetricPoint>>
        {
            [new(VariantRole.Production, MetricQueryPlan.Invocations, MetricQueryPlan.Sum)] = requests,
            [new(VariantRole.Shadow, MetricQueryPlan.Invocations, MetricQueryPlan.Sum)] = requests,
        };
        Add(series, VariantRole.Production, trial, trial.Production, requests);
        Add(series, VariantRole.Shadow, trial, trial.Shadow, requests);
        return new MetricWindow { Start = Start, End = Start + (trial.Requests.Length * Period), Period = Period, Series = series };
    }

    private static void Add(
        Dictionary<MetricQuery, IReadOnlyList<MetricPoint>> series, VariantRole role, Trial trial, double[] values, MetricPoint[] requests)
    {
        switch (trial.Measure)
        {
            case Measure.Percentile:
                series.Add(new(role, SmallPolicy.Latency, "p99"), Points(values));
                break;
            case Measure.Average:
                double[] sums = [.. values.Zip(trial.Requests, (mean, count) => mean * count)];
                series.Add(new(role, SmallPolicy.Latency, MetricQueryPlan.Sum), Points(sums));
                series.Add(new(role, SmallPolicy.Latency, MetricQueryPlan.SampleCount), requests);
                break;
            case Measure.Errors:
                series.Add(new(role, SmallPolicy.ServerErrors, MetricQueryPlan.Sum), Points(values));
                break;
            default:
                throw new ArgumentOutOfRangeException(nameof(trial), trial.Measure, "No such measure.");
        }
    }
}
