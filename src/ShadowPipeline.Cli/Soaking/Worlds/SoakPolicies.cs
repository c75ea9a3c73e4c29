using System.Globalization;
using ShadowPipeline.Functions.Ports;
using ShadowPipeline.Policies;

namespace ShadowPipeline.Cli.Soaking.Worlds;

/// <summary>The policies of simulated worlds: tests that are short and cheap, with every answer to a busy endpoint.</summary>
internal static class SoakPolicies
{
    /// <summary>Four groups over five endpoints: alone, with several endpoints, superseding, and sharing an endpoint.</summary>
    public static IReadOnlyList<StoredPolicy> Mixed { get; } =
    [
        Policy("churn", ["churn-prod"], "1h", "30m", "queue"),
        Policy("fraud", ["fraud-eu", "fraud-us"], "2h", "1h", "queue"),
        Policy("ranking", ["ranking-prod"], "1h", "1h", "supersede"),
        Policy("pricing", ["pricing-prod", "churn-prod"], "90m", "45m", "queue"),
    ];

    /// <summary>As many endpoints, each of a group of its own.</summary>
    public static IReadOnlyList<StoredPolicy> Separate(int endpoints) =>
    [
        .. Enumerable.Range(1, endpoints).Select(number =>
        {
            var name = string.Create(CultureInfo.InvariantCulture, $"model-{number}");
            return Policy(name, [name + "-prod"], "1h", "1h", "queue");
        }),
    ];

    /// <summary>The policy of a group of that name with one endpoint, for tests on the real wire.</summary>
    public static StoredPolicy Real(string group) => Policy(group, [group + "-prod"], "1h", "1h", "queue");

    private static StoredPolicy Policy(string group, string[] endpoints, string duration, string checkEvery, string whenBusy)
    {
        var names = string.Join(", ", endpoints.Select(endpoint => $"\"{endpoint}\""));
        var policy = PolicyReader.Read(
            $$"""
            {
              "modelPackageGroup": "{{group}}",
              "endpoints": [{{names}}],
              "experiment": { "duration": "{{duration}}", "roleArn": "arn:aws:iam::111122223333:role/shadow-experiment" },
              "criteria": [
                { "metric": "ModelLatency", "statistic": "Average", "maxIncreasePercent": 10 },
                { "metric": "Invocation5XXErrors", "statistic": "Rate", "maxIncrease": 0.01 }
              ],
              "evidence": { "minInvocations": 1000, "minPeriods": 20 },
              "guardrails": [{ "metric": "Invocation5XXErrors", "statistic": "Rate", "max": 0.05 }],
              "checkEvery": "{{checkEvery}}",
              "busyTimeout": "12h",
              "whenBusy": "{{whenBusy}}"
            }
            """);
        return new StoredPolicy(policy, PolicyDocument.Identify(policy, version: 1));
    }
}
