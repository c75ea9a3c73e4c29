using System.Text.Json.Nodes;

namespace ShadowPipeline.Functions.Logging;

/// <summary>Metrics of ourselves in CloudWatch's embedded metric format: a log line that CloudWatch turns into metrics.</summary>
/// <param name="output">Where the lines go.</param>
/// <param name="time">When something happened.</param>
/// <param name="deployment">Tells the deployments of one account and region apart: a dimension of every metric.</param>
internal sealed class EmbeddedMetrics(TextWriter output, TimeProvider time, string deployment)
{
    private const string Namespace = "ShadowPipeline";
    private const string Deployment = "Deployment";

    /// <summary>Counts one event of the deployment, and where dimensions are given once more under these.</summary>
    public void Count(string metric, params (string Dimension, string Value)[] under) => Write([Metric.Count(metric)], under);

    /// <summary>How many there are now.</summary>
    public void Gauge(params (string Metric, int Value)[] values) => Write([.. values.Select(one => Metric.Count(one.Metric, one.Value))], []);

    /// <summary>Values of several metrics of the deployment, which belong to one event; nothing when there are none.</summary>
    public void Write(params Metric[] values)
    {
        if (values.Length > 0)
        {
            Write(values, []);
        }
    }

    private void Write(Metric[] values, (string Dimension, string Value)[] under)
    {
        var whole = new JsonArray(Deployment);
        var parts = new JsonArray([Deployment, .. under.Select(one => (JsonNode)one.Dimension)]);
        var line = new JsonObject
        {
            ["_aws"] = new JsonObject
            {
                ["Timestamp"] = time.GetUtcNow().ToUnixTimeMilliseconds(),
                ["CloudWatchMetrics"] = new JsonArray(new JsonObject
                {
                    ["Namespace"] = Namespace,
                    ["Dimensions"] = under.Length == 0 ? new JsonArray(whole) : new JsonArray(whole, parts),
                    ["Metrics"] = new JsonArray([.. values.Select(one => new JsonObject { ["Name"] = one.Name, ["Unit"] = one.Unit })]),
                }),
            },
            [Deployment] = deployment,
        };
        // No dimensions, which would make a metric for each run: they find a run's metrics among its lines.
        foreach (var (key, value) in RunLogKeys.Standing())
        {
            line[key] = value;
        }

        foreach (var (dimension, value) in under)
        {
            line[dimension] = value;
        }

        foreach (var value in values)
        {
            line[value.Name] = value.Value;
        }

        output.WriteLine(line.ToJsonString());
    }
}
