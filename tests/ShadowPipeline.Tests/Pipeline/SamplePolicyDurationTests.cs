using System.Text.Json.Nodes;
using ShadowPipeline.Decisions;

namespace ShadowPipeline.Tests.Pipeline;

/// <summary>
/// Every sample policy, tested for a day up to SageMaker's longest, promotes a healthy candidate: a whole run each, in the world of its own
/// event. Only what the duration demands is changed in the policy.
/// </summary>
public abstract class SamplePolicyDurations(string policyFile, string eventFile)
{
    private const int MinutesPerDay = 1440;

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(7)]
    [InlineData(14)]
    [InlineData(30)]
    public async Task HealthyCandidate_TestedForSoManyDays_IsPromoted(int days)
    {
        using var pipeline = new PipelineHarness();

        var run = await pipeline.RunAsync(
            eventFile, pipeline.Write("policy.json", Policy(days)), pipeline.Write("world.json", World(days)));

        var record = run.Records.ShouldHaveSingleItem();
        record.Basis.ShouldBe(DecisionBasis.AllCriteriaPassed, string.Join('\n', record.Reasons));
        record.Decision.ShouldBe(Decision.Promote);
        (record.Window!.End - record.Window.Start).TotalDays.ShouldBeInRange(days - 0.02, days);
    }

    // Nothing is wrong. A long test has enough requests at a third of the usual rate, and each costs time to make up.
    private static string World(int days) => days <= 2 ? "{}" : """{"traffic": {"requestsPerMinute": 100}}""";

    // A test cannot have more periods than minutes: churn-scorer asks for those of three weeks.
    private string Policy(int days)
    {
        var policy = JsonNode.Parse(File.ReadAllText(Repository.PathOf("policies", policyFile)))!;
        policy["experiment"]!["duration"] = $"{days}d";
        var evidence = policy["evidence"]!;
        if ((int?)evidence["minPeriods"] > days * MinutesPerDay)
        {
            evidence["minPeriods"] = days * MinutesPerDay / 2;
        }

        return policy.ToJsonString();
    }
}

/// <summary>The first sample.</summary>
public sealed class FraudDetectorDurationTests() : SamplePolicyDurations("fraud-detector.json", "model-approved.json");

/// <summary>The sample of thirty days.</summary>
public sealed class ChurnScorerDurationTests() : SamplePolicyDurations("churn-scorer.json", "scenarios/thirty-days.json");

/// <summary>The sample that extends.</summary>
public sealed class ClaimsRouterDurationTests() : SamplePolicyDurations("claims-router.json", "scenarios/extended.json");

/// <summary>The sample with half of the requests, on other instances, at 99 % confidence.</summary>
public sealed class EveryOptionDurationTests() : SamplePolicyDurations("every-option.json", "every-option-approved.json");
