using Amazon.CloudWatch;
using ShadowPipeline.Functions.Ports;
using ShadowPipeline.Metrics;

namespace ShadowPipeline.Functions.Aws;

/// <summary>
/// Reads both variants' series with GetMetricData: at most 500 queries a call, every page, and what stays partial after the last page once
/// more from its beginning. Whatever is not a complete answer to every query is a fault: what could not be read must never look like a
/// series without points.
/// </summary>
internal sealed class CloudWatchMetricReader(IAmazonCloudWatch cloudWatch) : IMetricReader
{
    private const int MostQueries = 500;

    // Asked again at once; what is still partial then, the workflow's own retries ask for minutes later.
    private const int MostAttempts = 4;

    // 100,800 points a page: two hundred series of a whole year's hours have twenty.
    private const int MostPages = 1000;

    public async Task<MetricWindow> ReadAsync(MetricRequest request, CancellationToken cancellationToken)
    {
        var series = new Dictionary<MetricQuery, IReadOnlyList<MetricPoint>>(request.Queries.Count);
        foreach (var batch in request.Queries.Chunk(MostQueries))
        {
            await ReadBatchAsync(request, batch, series, cancellationToken);
        }

        return new MetricWindow { Start = request.Start, End = request.End, Period = request.Period, Series = series };
    }

    private async Task ReadBatchAsync(
        MetricRequest request, MetricQuery[] batch, Dictionary<MetricQuery, IReadOnlyList<MetricPoint>> series, CancellationToken cancellationToken)
    {
        var wanted = batch;
        for (var attempt = 1; wanted.Length > 0; attempt++)
        {
            var answer = await ReadPagesAsync(request, wanted, cancellationToken);
            foreach (var query in wanted.Where(answer.IsComplete))
            {
                series[query] = answer.PointsOf(query);
            }

            wanted = [.. wanted.Where(query => !answer.IsComplete(query))];
            if (wanted.Length > 0 && attempt == MostAttempts)
            {
                throw new TransientServiceException(
                    $"GetMetricData: {wanted.Length} of {batch.Length} series stayed partial when asked for {MostAttempts} times.");
            }
        }
    }

    private async Task<MetricDataAnswer> ReadPagesAsync(MetricRequest request, MetricQuery[] wanted, CancellationToken cancellationToken)
    {
        var answer = new MetricDataAnswer(wanted);
        string? token = null;
        for (var page = 1; page <= MostPages; page++)
        {
            var call = MetricDataCall.For(request, wanted, token);
            var response = await AwsFaults.CallAsync("GetMetricData", () => cloudWatch.GetMetricDataAsync(call, cancellationToken), cancellationToken);
            answer.Add(response);
            if (string.IsNullOrEmpty(response.NextToken))
            {
                answer.RequireAll();
                return answer;
            }

            token = response.NextToken;
        }

        throw new TransientServiceException($"GetMetricData: more than {MostPages} pages, so they lead in a circle.");
    }
}
