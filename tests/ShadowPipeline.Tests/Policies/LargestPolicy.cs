using System.Text.Json.Nodes;
using ShadowPipeline.Policies;

namespace ShadowPipeline.Tests.Policies;

/// <summary>The largest policy that there is: every limit and guardrail, every list full, every text as long as it may be.</summary>
internal static class LargestPolicy
{
    // Three bytes in UTF-8, six as an escape in JSON.
    private const char Wide = '語';

    /// <summary>The document.</summary>
    public static JsonObject Document() => new()
    {
        ["modelPackageGroup"] = "fraud-detector",
        ["endpoints"] = new JsonArray([.. Enumerable.Range(0, 20).Select(index => (JsonNode)$"fraud-detector-prod-{index}".PadRight(63, 'x'))]),
        ["experiment"] = new JsonObject
        {
            ["duration"] = "30d",
            ["startDelay"] = "30d",
            ["roleArn"] = "arn:aws:iam::111122223333:role/".PadRight(2048, 'r'),
            ["description"] = new string(Wide, 1024),
            ["kmsKey"] = new string('k', 2048),
            ["tags"] = new JsonObject(Enumerable.Range(10, 40).Select(index =>
                KeyValuePair.Create($"{index}".PadRight(128, Wide), (JsonNode?)new string(Wide, 256)))),
            ["dataStorage"] = new JsonObject
            {
                ["destination"] = "s3://".PadRight(512, Wide),
                ["kmsKey"] = new string('k', 2048),
                ["csvContentTypes"] = ContentTypes("text"),
                ["jsonContentTypes"] = ContentTypes("application"),
            },
        },
        ["criteria"] = new JsonArray([.. Series().Select(series => (JsonNode)Criterion(series.Metric, series.Statistic))]),
        ["guardrails"] = new JsonArray([.. Series().Select(series => (JsonNode)new JsonObject
        {
            ["metric"] = series.Metric.Name,
            ["statistic"] = series.Statistic,
            ["max"] = LongestValue(series.Metric.GreatestLimit(LimitKind.Max)),
        })]),
        ["evidence"] = new JsonObject { ["confidence"] = 0.99989999999999, ["maxMissingShare"] = 0.123456789012345 },
        ["checkEvery"] = "43200m",
        ["busyTimeout"] = "43200m",
        ["onInsufficientEvidence"] = "extend",
        ["maxExtensions"] = 10,
    };

    private static IEnumerable<(MetricDefinition Metric, string Statistic)> Series() =>
        MetricCatalog.All.SelectMany(metric => metric.Statistics.Select(statistic => (metric, statistic)));

    private static JsonObject Criterion(MetricDefinition metric, string statistic)
    {
        var criterion = new JsonObject { ["metric"] = metric.Name, ["statistic"] = statistic };
        foreach (var kind in metric.Limits)
        {
            criterion[PolicyWords.Limits.Of(kind)] = LongestValue(metric.GreatestLimit(kind));
        }

        return criterion;
    }

    // As many digits as a number of binary64 needs at most.
    private static double LongestValue(double greatest) => greatest * 0.98765432109876543;

    private static JsonArray ContentTypes(string type) =>
        new([.. Enumerable.Range(0, 10).Select(index => (JsonNode)$"{type}/x{index}".PadRight(256, 'x'))]);
}
