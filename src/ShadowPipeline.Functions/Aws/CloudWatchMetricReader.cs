using System.Globalization;
using Amazon.CloudWatch;
using Amazon.CloudWatch.Model;
using ShadowPipeline.Functions.Ports;
using ShadowPipeline.Metrics;
using ShadowPipeline.Policies;

namespace ShadowPipeline.Functions.Aws;

/// <summary>Reads both variants' series with GetMetricData: at most 500 queries a call, every page, partial answers until they are complete.</summary>
internal sealed class CloudWatchMetricReader(IAmazonCloudWatch cloudWatch) : IMetricReader
{
    private const int MostQueries = 500;

    public async Task<MetricWindow> ReadAsync(MetricRequest request, CancellationToken cancellationToken)
    {
        var series = request.Queries.ToDictionary(query => query, _ => new List<MetricPoint>());
        foreach (var batch in request.Queries.Chunk(MostQueries))
        {
            await ReadBatchAsync(request, batch, series, cancellationToken);
        }

        return new MetricWindow
        {
            Start = request.Start,
            End = request.End,
            Period = request.Period,
            Series = series.ToDictionary(pair => pair.Key, pair => (IReadOnlyList<MetricPoint>)pair.Value),
        };
    }

    private async Task ReadBatchAsync(
        MetricRequest request, MetricQuery[] batch, Dictionary<MetricQuery, List<MetricPoint>> series, CancellationToken cancellationToken)
    {
        string? token = null;
        var incomplete = new HashSet<string>();
        do
        {
            var call = new GetMetricDataRequest
            {
                StartTime = request.Start.UtcDateTime,
                EndTime = request.End.UtcDateTime,
                ScanBy = ScanBy.TimestampAscending,
                MetricDataQueries = [.. batch.Select((query, index) => Query(request, query, index))],
                NextToken = token,
            };
            var page = await AwsFaults.CallAsync("GetMetricData", () => cloudWatch.GetMetricDataAsync(call, cancellationToken), cancellationToken);
            foreach (var result in page.MetricDataResults ?? [])
            {
                Add(result, series[batch[IndexOf(result.Id)]], incomplete);
            }

            token = page.NextToken;
        }
        while (!string.IsNullOrEmpty(token));

        if (incomplete.Count > 0)
        {
            throw new TransientServiceException($"GetMetricData: {incomplete.Count} of {batch.Length} series stayed partial.");
        }
    }

    private static void Add(MetricDataResult result, List<MetricPoint> points, HashSet<string> incomplete)
    {
        switch (result.StatusCode?.Value)
        {
            case "InternalError":
                throw new TransientServiceException($"GetMetricData: {result.Label ?? result.Id}: InternalError.");
            case "Forbidden":
                throw new PermanentServiceException($"GetMetricData: {result.Label ?? result.Id}: Forbidden.");
            case "PartialData":
                incomplete.Add(result.Id);
                break;
            default:
                incomplete.Remove(result.Id);
                break;
        }

        points.AddRange((result.Timestamps ?? []).Zip(
            result.Values ?? [],
            (time, value) => new MetricPoint(new DateTimeOffset(DateTime.SpecifyKind(time.ToUniversalTime(), DateTimeKind.Utc)), value)));
    }

    private static MetricDataQuery Query(MetricRequest request, MetricQuery query, int index) => new()
    {
        Id = IdOf(index),
        MetricStat = new MetricStat
        {
            Metric = new Metric
            {
                Namespace = MetricCatalog.Get(query.Metric).Namespace,
                MetricName = query.Metric,
                Dimensions =
                [
                    new Dimension { Name = "EndpointName", Value = request.EndpointName },
                    new Dimension
                    {
                        Name = "VariantName",
                        Value = query.Role == VariantRole.Production ? request.ProductionVariant : request.ShadowVariant,
                    },
                ],
            },
            Period = (int)request.Period.TotalSeconds,

            // No unit: a unit that does not match gives no points instead of an error.
            Stat = query.Statistic,
        },
        ReturnData = true,
    };

    private static string IdOf(int index) => "q" + index.ToString(CultureInfo.InvariantCulture);

    private static int IndexOf(string id) => int.Parse(id.AsSpan(1), CultureInfo.InvariantCulture);
}
