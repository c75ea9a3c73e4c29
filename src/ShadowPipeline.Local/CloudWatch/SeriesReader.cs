using ShadowPipeline.Local.Scenarios;

namespace ShadowPipeline.Local.CloudWatch;

/// <summary>Puts the raw values of a series' minutes into a period.</summary>
internal sealed class SeriesReader(LocalWorld world)
{
    // About 24 MB of request latencies: a day of both variants at the default traffic several times over.
    private const long MostCachedValues = 6_000_000;

    // Thirty days of both variants.
    private const int MostCachedMinutes = 100_000;

    private readonly MinuteGenerator _generator = new(world);
    private readonly Dictionary<(string Endpoint, string Variant, string Metric, long Minute), int[]> _cache = [];
    private readonly Dictionary<(string Endpoint, string Variant, long Minute), VariantMinute?> _minutes = [];
    private long _cachedValues;

    /// <summary>Adds a minute's values; a minute that has not ended must not be asked for, since it may still change.</summary>
    public void Read(MetricSeries series, long minute, Bucket bucket)
    {
        if (_cache.TryGetValue(Key(series, minute), out var known))
        {
            bucket.Add(known);
            return;
        }

        if (Minute(series, minute) is not { } facts)
        {
            return;
        }

        switch (series.Metric)
        {
            case "Invocations":
                bucket.Add(1, facts.Requests);
                break;
            case "InvocationsPerInstance" when facts.Load.Instances > 0:
                bucket.Add(1.0 / facts.Load.Instances, facts.Requests);
                break;
            case "InvocationsPerInstance":
                break;
            case "Invocation4XXErrors":
                Errors(facts.Error4xx, facts.Requests, bucket);
                break;
            case "Invocation5XXErrors":
                Errors(facts.Error5xx, facts.Requests, bucket);
                break;
            case "InvocationModelErrors":
                Errors(facts.ModelErrors, facts.Requests, bucket);
                break;
            case "ModelLatency":
                bucket.Add(Cached(series, minute, _generator.Latencies(series.Endpoint, series.Variant, facts)));
                break;
            case "OverheadLatency":
                bucket.Add(Cached(series, minute, _generator.Overheads(series.Endpoint, series.Variant, facts)));
                break;
            default:
                Utilisation(series, facts, bucket);
                break;
        }
    }

    // Every metric of a minute begins with the same facts.
    private VariantMinute? Minute(MetricSeries series, long minute)
    {
        var key = (series.Endpoint.Name, series.Variant, minute);
        if (_minutes.TryGetValue(key, out var known))
        {
            return known;
        }

        if (_minutes.Count >= MostCachedMinutes)
        {
            _minutes.Clear();
        }

        return _minutes[key] = _generator.Generate(series.Endpoint, series.Variant, minute);
    }

    private void Utilisation(MetricSeries series, VariantMinute facts, Bucket bucket)
    {
        if (facts.Load.Instances == 0)
        {
            return;
        }

        var (cpu, memory, disk) = _generator.Utilisation(series.Endpoint, series.Variant, facts);
        bucket.Add(
            series.Metric switch
            {
                "CPUUtilization" => cpu,
                "MemoryUtilization" => memory,
                "DiskUtilization" => disk,
                _ => throw new InvalidOperationException($"No values are made for {series.Metric}."),
            },
            1);
    }

    // One value per request, 1 for an error and else 0, so that the average is the error rate.
    private static void Errors(int errors, int requests, Bucket bucket)
    {
        bucket.Add(1, errors);
        bucket.Add(0, requests - errors);
    }

    private int[] Cached(MetricSeries series, long minute, int[] values)
    {
        if (_cachedValues > MostCachedValues)
        {
            _cache.Clear();
            _cachedValues = 0;
        }

        _cachedValues += values.Length + 1;
        return _cache[Key(series, minute)] = values;
    }

    private static (string Endpoint, string Variant, string Metric, long Minute) Key(MetricSeries series, long minute) =>
        (series.Endpoint.Name, series.Variant, series.Metric, minute);
}
