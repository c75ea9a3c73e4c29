using System.Text.Json.Nodes;
using ShadowPipeline.Tests.Local.Hosting;

namespace ShadowPipeline.Tests.Local.CloudWatch;

/// <summary>Builds GetMetricData requests and reads their answers, ascending.</summary>
internal static class Metrics
{
    public static JsonObject Query(string id, string metric, string variant, int period, string statistic) => new()
    {
        ["Id"] = id,
        ["MetricStat"] = new JsonObject
        {
            ["Period"] = period,
            ["Stat"] = statistic,
            ["Metric"] = new JsonObject
            {
                ["Namespace"] = metric.EndsWith("Utilization", StringComparison.Ordinal) ? "/aws/sagemaker/Endpoints" : "AWS/SageMaker",
                ["MetricName"] = metric,
                ["Dimensions"] = new JsonArray(
                    new JsonObject { ["Name"] = "VariantName", ["Value"] = variant },
                    new JsonObject { ["Name"] = "EndpointName", ["Value"] = TestWorld.Endpoint }),
            },
        },
    };

    public static JsonObject Request(DateTimeOffset start, DateTimeOffset end, params JsonNode[] queries) => new()
    {
        ["StartTime"] = start.ToUnixTimeMilliseconds() / 1000m,
        ["EndTime"] = end.ToUnixTimeMilliseconds() / 1000m,
        ["ScanBy"] = "TimestampAscending",
        ["MetricDataQueries"] = new JsonArray(queries),
    };

    public static (List<long> Timestamps, List<double> Values) Read(
        TestWorld world, string metric, string variant, DateTimeOffset start, DateTimeOffset end, int period, string statistic)
    {
        var result = world.CloudWatch(Request(start, end, Query("q", metric, variant, period, statistic)))["MetricDataResults"]![0]!;
        return (Seconds(result), Numbers(result));
    }

    public static List<long> Seconds(JsonNode result) => [.. result["Timestamps"]!.AsArray().Select(node => node!.GetValue<long>())];

    public static List<double> Numbers(JsonNode result) => [.. result["Values"]!.AsArray().Select(node => node!.GetValue<double>())];
}
