using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using FsCheck.Xunit;
using NJsonSchema;
using ShadowPipeline.Policies;

namespace ShadowPipeline.Tests.Policies;

/// <summary>What an editor knows from the schema: every key explained, and no other opinion than the reader's.</summary>
public sealed partial class PolicySchemaEditorTests
{
    private static readonly string Text = File.ReadAllText(Repository.PathOf("policies", "policy.schema.json"));
    private static readonly JsonObject Root = JsonNode.Parse(Text)!.AsObject();
    private static readonly Lazy<Task<JsonSchema>> Schema = new(() => JsonSchema.FromJsonAsync(Text));

    // Values of every kind, near to what is legal somewhere.
    private static readonly string[] Values =
    [
        "null", "true", "false", "0", "1", "-1", "2.5", "100", "1e3", "1e20", "\"\"", "\"a\"", "\"24h\"", "\"0m\"", "\"reject\"", "\"extend\"", "\"p99\"", "\"Rate\"",
        "\"ModelLatency\"", "\"Invocation5XXErrors\"", "\"CPUUtilization\"", "\"Invocations\"", "\"ml.m5.xlarge\"", "\"s3://bucket/x\"", "\"text/csv\"", "[]", "{}", "[1]",
        "[\"a\"]", "[\"a\", \"a\"]", "{\"a\": 1}", "{\"metric\": \"ModelLatency\", \"statistic\": \"p50\", \"max\": 5}",
    ];

    private static readonly string[] Keys = ["max", "maxIncrease", "metric", "duration", "kmsKey", "$schema", "mode", "evidence", "colour", "team"];

    [Property(MaxTest = 250)]
    public void Validate_AnyChange_IsRefusedAsByTheReader(int where, int what, byte how)
    {
        var root = JsonNode.Parse(PolicySample.Json)!;
        var places = Places(root).ToList();
        Change(places[(int)((uint)where % places.Count)], Values[(int)((uint)what % Values.Length)], Keys[how / 3 % Keys.Length], how % 3);
        var json = root.ToJsonString();

        var problems = ProblemsOf(json);
        var refusedBySchema = Schema.Value.GetAwaiter().GetResult().Validate(json).Count > 0;

        // What a schema cannot say, the reader says alone; never the other way round.
        var expected = problems.Any(problem => !OnlyTheReader().IsMatch(problem));
        refusedBySchema.ShouldBe(expected, $"{json}\n{string.Join('\n', problems)}");
    }

    [Fact]
    public void Schema_EveryKey_IsExplainedAndShowsWhatItTakes()
    {
        var properties = Objects(Root).Where(node => node["properties"] is JsonObject).SelectMany(node => node["properties"]!.AsObject()).ToList();

        properties.Count.ShouldBeGreaterThan(40);
        foreach (var (key, property) in properties)
        {
            var schema = Resolve(property!.AsObject());
            schema["description"]?.GetValue<string>().ShouldNotBeNullOrWhiteSpace(key);
            (schema.ContainsKey("examples") || schema.ContainsKey("enum") || schema.ContainsKey("properties") || schema["type"]?.ToString() == "boolean")
                .ShouldBeTrue($"{key} shows nothing that it takes");
        }
    }

    [Fact]
    public void Schema_EnumDescriptions_AreOneForEachValue()
    {
        var choices = Objects(Root).Where(node => node.ContainsKey("enumDescriptions")).ToList();

        choices.Count.ShouldBeGreaterThan(10);
        choices.ShouldAllBe(choice => choice["enumDescriptions"]!.AsArray().Count == choice["enum"]!.AsArray().Count);
        Objects(Root).Where(node => node.ContainsKey("enum")).ShouldAllBe(node => node.ContainsKey("enumDescriptions"));
    }

    [Theory]
    [InlineData("", "")]
    [InlineData("experiment", "experiment.")]
    [InlineData("dataStorage", "experiment.dataStorage.")]
    [InlineData("evidence", "evidence.")]
    public void Schema_EveryExample_IsAccepted(string definition, string prefix)
    {
        var schema = definition.Length == 0 ? Root : Root["definitions"]![definition]!.AsObject();
        var examples = schema["properties"]!.AsObject().Where(property => property.Value!["examples"] is not null)
            .SelectMany(property => property.Value!["examples"]!.AsArray().Select(example => (property.Key, Example: example!.ToJsonString()))).ToList();

        examples.ShouldNotBeEmpty();
        foreach (var (key, example) in examples)
        {
            ProblemsOf(PolicySample.With(prefix + key, example)).ShouldBeEmpty($"{prefix}{key}: {example}");
        }
    }

    [Theory]
    [InlineData("latency", "ModelLatency", "p99", 0)]
    [InlineData("error", "InvocationModelErrors", "Rate", 1)]
    [InlineData("utilisation", "CPUUtilization", "Maximum", 2)]
    public void Schema_EveryExampleOfALimit_IsAccepted(string kind, string metric, string statistic, int index)
    {
        foreach (var (key, property) in Root["definitions"]![kind + "Criterion"]!["properties"]!.AsObject().Where(each => each.Value!["examples"] is not null))
        {
            var criterion = $$"""{"metric": "{{metric}}", "statistic": "{{statistic}}", "{{key}}": {{property!["examples"]![0]!.ToJsonString()}}}""";
            ProblemsOf(PolicySample.With($"criteria[{index}]", criterion)).ShouldBeEmpty(criterion);
        }

        var guardrail = Root["definitions"]![kind + "Guardrail"]!["properties"]!["max"]!["examples"]![0]!.ToJsonString();
        ProblemsOf(PolicySample.With("guardrails[0]", $$"""{"metric": "{{metric}}", "statistic": "{{statistic}}", "max": {{guardrail}}}""")).ShouldBeEmpty();
    }

    [Fact]
    public void Read_SchemaReference_IsNoPartOfThePolicy()
    {
        var with = PolicyReader.Read(PolicySample.With("$schema", "\"https://example.com/other.json\""));

        PolicyDocument.Identify(with, 1).Sha256.ShouldBe(PolicyDocument.Identify(PolicySample.Policy, 1).Sha256);
        PolicyDocument.Write(with).ContainsKey("$schema").ShouldBeFalse();
    }

    private static IReadOnlyList<string> ProblemsOf(string json)
    {
        try
        {
            PolicyReader.Read(json);
            return [];
        }
        catch (InvalidPolicyException refused)
        {
            return [.. refused.Problems.Select(problem => problem.ToString())];
        }
    }

    // Places that can be changed: a member of an object or an item of a list.
    private static IEnumerable<(JsonNode Parent, object Key)> Places(JsonNode node) => node switch
    {
        JsonObject members => members.SelectMany(member => Places(member.Value!).Prepend((members, member.Key))),
        JsonArray items => items.SelectMany((item, index) => Places(item!).Prepend((items, index))),
        _ => [],
    };

    private static void Change((JsonNode Parent, object Key) place, string value, string newKey, int how)
    {
        switch (how, place.Parent, place.Key)
        {
            case (0, JsonObject members, string key):
                members.Remove(key);
                break;
            case (1, JsonObject members, _):
                members[newKey] = JsonNode.Parse(value);
                break;
            case (_, JsonObject members, string key):
                members[key] = JsonNode.Parse(value);
                break;
            case (0, JsonArray items, int index):
                items.RemoveAt(index);
                break;
            case (_, JsonArray items, int index):
                items[index] = JsonNode.Parse(value);
                break;
        }
    }

    private static JsonObject Resolve(JsonObject schema) => schema["$ref"]?.GetValue<string>() is { } reference
        ? Root["definitions"]![reference["#/definitions/".Length..]]!.AsObject()
        : schema;

    private static IEnumerable<JsonObject> Objects(JsonNode? node) => node switch
    {
        JsonObject members => members.SelectMany(member => Objects(member.Value)).Prepend(members),
        JsonArray items => items.SelectMany(Objects),
        _ => [],
    };

    // Lengths of time have bounds, what repeats stands elsewhere, and the rest is what a test could ever show.
    [GeneratedRegex("expected \\d+[mhd] to \\d+[mhd]$|a second time$|could ever be promoted|every test would be stopped|expected 0 or a number of at least 1E-30$")]
    private static partial Regex OnlyTheReader();
}
