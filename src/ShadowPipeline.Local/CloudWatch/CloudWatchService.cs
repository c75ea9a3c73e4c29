using System.Text.Json.Nodes;
using ShadowPipeline.Local.Hosting;
using ShadowPipeline.Local.Hosting.Shapes;
using ShadowPipeline.Local.Scenarios;

namespace ShadowPipeline.Local.CloudWatch;

/// <summary>CloudWatch on this machine: GetMetricData over what the scenario's endpoints did.</summary>
internal sealed class CloudWatchService(LocalWorld world) : IModelledService
{
    private const int MostPoints = 100_800;

    private readonly SeriesReader _reader = new(world);
    private readonly MinuteStatistics _statistics = new();

    // Pages of one answer are read one after the other: the answer is kept until another is asked for.
    private (string Mark, long Now, IReadOnlyList<MetricPoints> Points)? _last;

    /// <inheritdoc/>
    public string TargetPrefix => "GraniteServiceVersion20100801";

    /// <inheritdoc/>
    public string ModelNamespace => "com.amazonaws.cloudwatch";

    /// <inheritdoc/>
    public string QueryVersion => "2010-08-01";

    /// <inheritdoc/>
    public string XmlNamespace => "http://monitoring.amazonaws.com/doc/2010-08-01/";

    /// <inheritdoc/>
    public OperationShapes? ShapesOf(string operation) =>
        operation == "GetMetricData" ? new OperationShapes(CloudWatchShapes.GetMetricData, CloudWatchShapes.GetMetricDataAnswer) : null;

    /// <inheritdoc/>
    public Task<JsonObject> InvokeAsync(string operation, JsonObject request, CancellationToken cancellationToken)
    {
        if (operation != "GetMetricData")
        {
            throw new AwsServiceException(
                "UnknownOperationException", $"CloudWatch's {operation} is not served here; served is GetMetricData.");
        }

        ShapeChecker.Check(CloudWatchShapes.GetMetricData, request, "ValidationError");
        lock (world.Gate)
        {
            return Task.FromResult(GetMetricData(request));
        }
    }

    private JsonObject GetMetricData(JsonObject request)
    {
        var problems = new List<string>();
        var (start, end) = (request.Instant("StartTime")!.Value, request.Instant("EndTime")!.Value);
        if (start >= end)
        {
            problems.Add("The parameter StartTime must be less than the parameter EndTime");
        }

        var queries = MetricQuery.ReadAll(world, request, problems);
        if (problems.Count > 0)
        {
            throw new AwsServiceException("ValidationError", string.Join("; ", problems));
        }

        var page = MetricPage.Read(request, world.Clock.GetUtcNow());
        if (_last is not { } last || last.Mark != page.Mark || last.Now != page.Now)
        {
            var now = DateTimeOffset.FromUnixTimeMilliseconds(page.Now);
            var window = new MetricWindow(start, end, now, world.Scenario.PublishingDelay);
            last = (page.Mark, page.Now, Compute(queries, window, request.Text("ScanBy") != "TimestampAscending"));
            _last = last;
        }

        return page.Write(last.Points, request.Whole("MaxDatapoints") ?? MostPoints);
    }

    private List<MetricPoints> Compute(List<MetricQuery> queries, MetricWindow window, bool descending)
    {
        var points = queries.ToDictionary(query => query.Id, _ => new List<(long, double)>(), StringComparer.Ordinal);
        foreach (var group in queries.Where(query => query.Series is not null).GroupBy(query => (Series: query.Series!, query.Period)))
        {
            var (series, period) = group.Key;
            (MetricQuery Query, Dictionary<long, double?>? Known)[] wanted =
                [.. group.Select(query => (query, period == 1 ? _statistics.Of(series, query.Statistic) : null))];
            foreach (var (start, first, end) in window.Periods(period))
            {
                Bucket? bucket = null;
                foreach (var (query, known) in wanted)
                {
                    if (known is null || !known.TryGetValue(first, out var value))
                    {
                        bucket ??= Read(series, first, end);
                        value = bucket.Count > 0 ? query.Statistic.Of(bucket) : null;
                        _statistics.Keep(known, first, value);
                    }

                    if (value is { } number)
                    {
                        points[query.Id].Add((start * 60, number));
                    }
                }
            }
        }

        if (descending)
        {
            foreach (var list in points.Values)
            {
                list.Reverse();
            }
        }

        return [.. queries.Select(query => new MetricPoints(query, points[query.Id]))];
    }

    private Bucket Read(MetricSeries series, long first, long end)
    {
        var bucket = new Bucket();
        for (var minute = first; minute < end; minute++)
        {
            _reader.Read(series, minute, bucket);
        }

        return bucket;
    }
}
