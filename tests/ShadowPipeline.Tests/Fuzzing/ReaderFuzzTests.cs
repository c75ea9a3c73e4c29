using System.Text.Json.Nodes;
using ShadowPipeline.Approvals;
using ShadowPipeline.Local.Scenarios;
using ShadowPipeline.MetricFiles;
using ShadowPipeline.Policies;
using ShadowPipeline.Validation;

namespace ShadowPipeline.Tests.Fuzzing;

/// <summary>Whatever stands in a document, its reader reads it or says what is wrong, in a message of bounded length.</summary>
public sealed class ReaderFuzzTests
{
    private const int LongestMessage = 100_000;

    private static readonly JsonNode[] Events = Documents("events", "model-approved.json", "every-option-approved.json", "model-metadata-updated.json");
    private static readonly JsonNode[] Policies = Documents("policies", "fraud-detector.json", "every-option.json", "claims-router.json");
    private static readonly JsonNode[] Scenarios =
        [.. Directory.GetFiles(Repository.PathOf("events", "scenarios"), "*.scenario.json").Order(StringComparer.Ordinal).Select(Parse)];

    private static readonly JsonNode MetricsFile = Short(Parse(Directory.GetFiles(Repository.PathOf("samples", "metrics"), "*.json").Order(StringComparer.Ordinal).First()));
    private static readonly WorldFacts Facts = WorldFacts.FromEvent(Events[0].AsObject(), ["fraud-detector-prod"], "arn:aws:iam::111122223333:role/shadow", 1);

    [Fact]
    public void Event_Damaged_IsAnEventOrItsProblems() => Fuzz.Check(seed =>
    {
        var text = Damaged(Events, seed);

        Refused(() => ApprovalRules.Judge(ApprovalEventReader.Read(text)).Reason?.Length.ShouldBeLessThan(4_000));
    });

    [Fact]
    public void Policy_Damaged_IsAPolicyOrItsProblems() => Fuzz.Check(seed =>
    {
        var text = Damaged(Policies, seed);

        Refused(() =>
        {
            var policy = PolicyReader.Read(text);
            var recorded = PolicyReader.ReadRecorded(PolicyDocument.Identify(policy, version: 1).Document.ToJsonString());
            PolicyDocument.Identify(recorded, 1).Sha256.ShouldBe(PolicyDocument.Identify(policy, 1).Sha256);
            PolicyAdvice.For(policy).ShouldNotBeNull();
        });
    });

    [Fact]
    public void MetricsFile_Damaged_IsReadOrItsProblems() => Fuzz.Check(seed =>
    {
        var text = DamagedJson.Of(MetricsFile, seed);

        Refused(() => MetricFileReader.Read(text, new VariantNames("AllTraffic", "shadow")));
    });

    [Fact]
    public void Scenario_Damaged_IsAWorldOrItsProblems() => Fuzz.Check(seed =>
    {
        var text = Damaged(Scenarios, seed);

        try
        {
            var scenario = Scenario.Parse(text);
            _ = new LocalWorld(scenario, Facts, TimeProvider.System);
        }
        catch (InvalidScenarioException refused)
        {
            refused.Problems.ShouldNotBeEmpty();
        }
    });

    private static void Refused(Action read)
    {
        try
        {
            read();
        }
        catch (InvalidInputException refused)
        {
            refused.Problems.ShouldNotBeEmpty();
            refused.Message.Length.ShouldBeLessThan(LongestMessage);
        }
    }

    private static string Damaged(JsonNode[] documents, int seed) => DamagedJson.Of(documents[seed % documents.Length], seed);

    private static JsonNode[] Documents(string folder, params string[] files) => [.. files.Select(file => Parse(Repository.PathOf(folder, file)))];

    private static JsonNode Parse(string path) => JsonNode.Parse(File.ReadAllText(path))!;

    // A day's points would be most of the document, and damage would hit little else.
    private static JsonNode Short(JsonNode file)
    {
        foreach (var result in file["MetricDataResults"]!.AsArray())
        {
            foreach (var list in (string[])["Timestamps", "Values"])
            {
                var items = result![list]!.AsArray();
                while (items.Count > 12)
                {
                    items.RemoveAt(items.Count - 1);
                }
            }
        }

        return file;
    }
}
