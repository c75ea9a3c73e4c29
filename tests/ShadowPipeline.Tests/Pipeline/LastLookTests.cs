using System.Text.Json.Nodes;
using ShadowPipeline.Decisions;

namespace ShadowPipeline.Tests.Pipeline;

/// <summary>What happens after the last check of a running test counts.</summary>
public sealed class LastLookTests : IDisposable
{
    private readonly PipelineHarness _pipeline = new();

    [Fact]
    public async Task GuardrailBrokenThatNoCheckSaw_IsNoPromote()
    {
        var policy = JsonNode.Parse(await File.ReadAllTextAsync(
            Repository.PathOf("policies", "fraud-detector.json"), TestContext.Current.CancellationToken))!.AsObject();
        policy["experiment"]!["duration"] = "1h";
        policy["checkEvery"] = "1h";
        policy["evidence"] = new JsonObject { ["minPeriods"] = 20 };
        policy["criteria"] = new JsonArray(new JsonObject { ["metric"] = "ModelLatency", ["statistic"] = "p50", ["maxIncreasePercent"] = 50 });
        policy["guardrails"] = new JsonArray(
            new JsonObject { ["metric"] = "Invocation5XXErrors", ["statistic"] = "Rate", ["max"] = 0.01 });
        var scenario = _pipeline.Write("broken.json", """{"shadow": {"error5xxRate": 0.3}}""");

        var outcome = await _pipeline.RunAsync("model-approved.json", _pipeline.Write("policy.json", policy.ToJsonString()), scenario);

        var record = outcome.Records.ShouldHaveSingleItem();
        (record.Decision, record.Basis).ShouldBe((Decision.Reject, DecisionBasis.GuardrailBreached));
        record.Reasons[0].ShouldContain("Invocation5XXErrors");
    }

    public void Dispose() => _pipeline.Dispose();
}
