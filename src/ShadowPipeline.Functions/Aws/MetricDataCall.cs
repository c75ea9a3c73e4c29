using System.Globalization;
using Amazon.CloudWatch;
using Amazon.CloudWatch.Model;
using ShadowPipeline.Functions.Ports;
using ShadowPipeline.Metrics;
using ShadowPipeline.Policies;

namespace ShadowPipeline.Functions.Aws;

/// <summary>One call of GetMetricData. Queries have ids of their place in it, from <c>q0</c>.</summary>
internal static class MetricDataCall
{
    public static GetMetricDataRequest For(MetricRequest request, IReadOnlyList<MetricQuery> queries, string? nextToken) => new()
    {
        StartTime = request.Start.UtcDateTime,
        EndTime = request.End.UtcDateTime,
        ScanBy = ScanBy.TimestampAscending,
        MetricDataQueries = [.. queries.Select((query, index) => Query(request, query, index))],
        NextToken = nextToken,
    };

    public static string IdOf(int index) => "q" + index.ToString(CultureInfo.InvariantCulture);

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
}
