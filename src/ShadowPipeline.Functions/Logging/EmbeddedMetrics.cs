using System.Text.Json.Nodes;

namespace ShadowPipeline.Functions.Logging;

/// <summary>Metrics of ourselves in CloudWatch's embedded metric format: a log line that CloudWatch turns into a metric.</summary>
internal sealed class EmbeddedMetrics(TextWriter output, TimeProvider time)
{
    private const string Namespace = "ShadowPipeline";

    /// <summary>Counts one event under a dimension.</summary>
    public void Count(string metric, string dimension, string value) => output.WriteLine(new JsonObject
    {
        ["_aws"] = new JsonObject
        {
            ["Timestamp"] = time.GetUtcNow().ToUnixTimeMilliseconds(),
            ["CloudWatchMetrics"] = new JsonArray(new JsonObject
            {
                ["Namespace"] = Namespace,
                ["Dimensions"] = new JsonArray(new JsonArray(dimension)),
                ["Metrics"] = new JsonArray(new JsonObject { ["Name"] = metric, ["Unit"] = "Count" }),
            }),
        },
        [dimension] = value,
        [metric] = 1,
    }.ToJsonString());
}
