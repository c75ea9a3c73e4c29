using System.Text.Json.Nodes;
using ShadowPipeline.Policies;

namespace ShadowPipeline.Tests.Policies;

/// <summary>A valid policy document with every part in it, to change one value of.</summary>
internal static class PolicySample
{
    public const string Json =
        """
        {
          "modelPackageGroup": "fraud-detector",
          "endpoints": ["fraud-detector-prod", "fraud-detector-eu"],
          "experiment": {
            "duration": "24h",
            "roleArn": "arn:aws:iam::111122223333:role/shadow-experiment",
            "tags": {"team": "risk"},
            "dataStorage": {"destination": "s3://bucket/prefix/"}
          },
          "criteria": [
            {"metric": "ModelLatency", "statistic": "p99", "maxIncreasePercent": 10},
            {"metric": "Invocation5XXErrors", "statistic": "Rate", "maxIncrease": 0.01},
            {"metric": "CPUUtilization", "statistic": "Average", "max": 80}
          ],
          "evidence": {},
          "guardrails": [{"metric": "Invocation5XXErrors", "statistic": "Rate", "max": 0.05}]
        }
        """;

    public static Policy Policy { get; } = PolicyReader.Read(Json);

    /// <summary>The document with the value at a path such as <c>criteria[0].max</c> set, or removed when it is null.</summary>
    public static string With(string path, string? value)
    {
        var root = JsonNode.Parse(Json)!;
        var node = root;
        var keys = path.Replace("[", ".", StringComparison.Ordinal).Replace("]", "", StringComparison.Ordinal).Split('.');
        foreach (var key in keys[..^1])
        {
            node = node is JsonArray list ? list[int.Parse(key, null)]! : node[key]!;
        }

        Set(node, keys[^1], value);
        return root.ToJsonString();
    }

    private static void Set(JsonNode node, string key, string? value)
    {
        var parsed = value is null ? null : JsonNode.Parse(value);
        if (node is JsonArray list)
        {
            list[int.Parse(key, null)] = parsed;
        }
        else if (value is null)
        {
            node.AsObject().Remove(key).ShouldBeTrue($"{key} is not in the sample");
        }
        else
        {
            node[key] = parsed;
        }
    }
}
