using System.Globalization;
using ShadowPipeline.Metrics;
using ShadowPipeline.Validation;

namespace ShadowPipeline.MetricFiles;

/// <summary>From queries and results that fit together to one window of series.</summary>
internal static class Assembly
{
    // As many as one call of GetMetricData gives: 70 days of minutes, where a test has 30 at most.
    private const int MostPeriods = 100_800;

    /// <summary>The window; null, with a problem noted, when the points do not make one.</summary>
    public static MetricWindow? WindowOf(FileQueries queries, FileResults results, JsonField file)
    {
        var series = new Dictionary<MetricQuery, IReadOnlyList<MetricPoint>>();
        foreach (var one in queries.Asked.GroupBy(query => query.Asked!.Series))
        {
            series[one.Key] = [.. one.SelectMany(query => results.Of(query.Id)).SelectMany(result => result.Points)];
        }

        var period = TimeSpan.FromSeconds(queries.Asked[0].Asked!.Period);
        var times = series.Values.SelectMany(points => points).Select(point => point.Start).DefaultIfEmpty().ToList();
        var (start, last) = (times.Min(), times.Max());
        if (start == default)
        {
            file.Refuse("has no point of either variant, so there is nothing to judge");
            return null;
        }

        var periods = (long)((last - start) / period) + 1;
        if (periods > MostPeriods)
        {
            file.Refuse(string.Create(
                CultureInfo.InvariantCulture,
                $"has points from {start.UtcDateTime:yyyy-MM-dd'T'HH:mm:ss'Z'} to {last.UtcDateTime:yyyy-MM-dd'T'HH:mm:ss'Z'}, which is {periods} periods; at most {MostPeriods} are judged"));
            return null;
        }

        return new MetricWindow { Start = start, End = start + (period * periods), Period = period, Series = WithOneAverage(series) };
    }

    /// <summary>The series that are not whole, and why.</summary>
    public static IReadOnlyDictionary<MetricQuery, string> IncompleteOf(FileQueries queries, FileResults results, VariantNames variants)
    {
        var incomplete = new Dictionary<MetricQuery, string>();
        foreach (var query in queries.Asked)
        {
            var pages = results.Of(query.Id).ToList();
            var (role, metric, statistic) = query.Asked!.Series;
            var name = $"{metric} {statistic} of variant {variants.Of(role)}";
            if (results.Message is { } whole)
            {
                incomplete.TryAdd(query.Asked.Series, $"CloudWatch said of its answer: {whole}");
            }
            else if (pages.Select(page => page.Message).FirstOrDefault(text => text is not null) is { } message)
            {
                incomplete.TryAdd(query.Asked.Series, $"CloudWatch said of {name}: {message}");
            }
            else if (pages[^1].Partial)
            {
                // Every page but the last of a series is partial by nature.
                incomplete.TryAdd(query.Asked.Series, $"CloudWatch gave only a part of {name} (PartialData)");
            }
        }

        return incomplete;
    }

    // The judge takes an Average from Sum over SampleCount as soon as it sees a SampleCount.
    private static Dictionary<MetricQuery, IReadOnlyList<MetricPoint>> WithOneAverage(
        Dictionary<MetricQuery, IReadOnlyList<MetricPoint>> series)
    {
        bool HasPoints(MetricQuery query) => series.TryGetValue(query, out var points) && points.Count > 0;
        foreach (var count in series.Keys.Where(query => query.Statistic == MetricQueryPlan.SampleCount).ToList())
        {
            if (!HasPoints(count) || !HasPoints(count with { Statistic = MetricQueryPlan.Sum }))
            {
                series.Remove(count);
            }
        }

        return series;
    }
}
