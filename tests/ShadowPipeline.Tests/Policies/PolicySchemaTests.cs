using System.Text.Json.Nodes;
using NJsonSchema;
using ShadowPipeline.Policies;

namespace ShadowPipeline.Tests.Policies;

public sealed class PolicySchemaTests
{
    private static readonly string Text = File.ReadAllText(Repository.PathOf("policies", "policy.schema.json"));
    private static readonly JsonObject Root = JsonNode.Parse(Text)!.AsObject();
    private static readonly Lazy<Task<JsonSchema>> Schema = new(() => JsonSchema.FromJsonAsync(Text));

    public static TheoryData<string, string?, bool> RefusedByStructure { get; } = [.. PolicyCases.Refused.Where(row => row.Data.Item3)];

    [Theory]
    [MemberData(nameof(PolicyCases.Accepted), MemberType = typeof(PolicyCases))]
    public async Task Validate_AcceptedByTheReader_IsAccepted(string path, string? value, bool structural)
    {
        structural.ShouldBeTrue("the schema must accept whatever the reader accepts");

        (await Schema.Value).Validate(PolicySample.With(path, value)).ShouldBeEmpty();
    }

    [Theory]
    [MemberData(nameof(RefusedByStructure))]
    public async Task Validate_StructureRefusedByTheReader_IsRefused(string path, string? value, bool structural)
    {
        structural.ShouldBeTrue();

        (await Schema.Value).Validate(PolicySample.With(path, value)).ShouldNotBeEmpty();
    }

    [Theory]
    [MemberData(nameof(PolicyDocumentTests.Samples), MemberType = typeof(PolicyDocumentTests))]
    public async Task Validate_SamplePolicyAndItsEffectiveDocument_AreAccepted(string file)
    {
        var json = await File.ReadAllTextAsync(Repository.PathOf("policies", file), TestContext.Current.CancellationToken);

        (await Schema.Value).Validate(json).ShouldBeEmpty();
        (await Schema.Value).Validate(PolicyDocument.Write(PolicyReader.Read(json)).ToJsonString()).ShouldBeEmpty();
    }

    [Fact]
    public void Properties_OfTheSchema_AreTheKeysOfTheEffectiveDocument()
    {
        var document = PolicyDocument.Write(PolicySample.Policy);

        KeysOf(Root).ShouldBe(["$schema", .. document.Select(member => member.Key)]);
        KeysOf(Definition("experiment")).ShouldBe(document["experiment"]!.AsObject().Select(member => member.Key));
        KeysOf(Definition("dataStorage")).ShouldBe(document["experiment"]!["dataStorage"]!.AsObject().Select(member => member.Key));
        KeysOf(Definition("evidence")).ShouldBe(document["evidence"]!.AsObject().Select(member => member.Key));
        KeysOf(Definition("errorGuardrail")).ShouldBe(document["guardrails"]![0]!.AsObject().Select(member => member.Key));
    }

    [Fact]
    public void Defaults_OfTheSchema_AreThoseOfTheReader()
    {
        var document = PolicyDocument.Write(PolicyReader.Read(
            """
            {"modelPackageGroup": "g", "endpoints": ["e"],
             "experiment": {"duration": "24h", "roleArn": "arn:aws:iam::111122223333:role/r"},
             "criteria": [{"metric": "ModelLatency", "statistic": "Average", "max": 5}]}
            """));

        DefaultsAgree(Root, document);
        DefaultsAgree(Definition("experiment"), document["experiment"]!.AsObject());
        DefaultsAgree(Definition("evidence"), document["evidence"]!.AsObject());
        DefaultsAgree(Definition("dataStorage"), PolicyDocument.Write(PolicySample.Policy)["experiment"]!["dataStorage"]!.AsObject());
    }

    [Theory]
    [InlineData("latency", MetricKind.Latency)]
    [InlineData("error", MetricKind.ErrorCount)]
    [InlineData("utilisation", MetricKind.Utilisation)]
    public void Criteria_OfTheSchema_AreThoseOfTheCatalog(string name, MetricKind kind)
    {
        var metrics = MetricCatalog.All.Where(metric => metric.Kind == kind).ToList();
        var criterion = Definition(name + "Criterion");
        var guardrail = Definition(name + "Guardrail");

        EnumOf(criterion, "metric").ShouldBe(metrics.Select(metric => metric.Name));
        EnumOf(guardrail, "metric").ShouldBe(metrics.Select(metric => metric.Name));
        metrics.ShouldAllBe(metric => EnumOf(criterion, "statistic").SequenceEqual(metric.Statistics));
        metrics.ShouldAllBe(metric => EnumOf(guardrail, "statistic").SequenceEqual(metric.Statistics));
        KeysOf(criterion).Skip(2).ShouldBe(metrics[0].Limits.Select(PolicyWords.Limits.Of));
        foreach (var limit in metrics[0].Limits)
        {
            var maximum = criterion["properties"]![PolicyWords.Limits.Of(limit)]!["maximum"]?.GetValue<double>() ?? double.MaxValue;
            maximum.ShouldBe(metrics[0].GreatestLimit(limit));
        }
    }

    [Fact]
    public void Choices_OfTheSchema_AreThoseOfTheReader()
    {
        EnumOf(Root, "onInsufficientEvidence").ShouldBe(PolicyWords.InsufficientEvidence.All);
        EnumOf(Root, "onUnpreservedSettings").ShouldBe(PolicyWords.UnpreservedSettings.All);
        EnumOf(Root, "whenBusy").ShouldBe(PolicyWords.WhenBusy.All);
        EnumOf(Root, "candidateModel").ShouldBe(PolicyWords.CandidateModel.All);
        EnumOf(Root, "mode").ShouldBe(PolicyWords.Mode.All);
    }

    private static void DefaultsAgree(JsonObject schema, JsonObject document)
    {
        foreach (var (key, property) in schema["properties"]!.AsObject().Where(member => member.Value!.AsObject().ContainsKey("default")))
        {
            JsonNode.DeepEquals(property!["default"], document[key]).ShouldBeTrue($"default of {key}: {property["default"]?.ToJsonString()}, reader: {document[key]?.ToJsonString()}");
        }

        var required = (schema["required"] as JsonArray ?? []).Select(key => key!.GetValue<string>());
        var withDefault = schema["properties"]!.AsObject().Where(member => member.Value!.AsObject().ContainsKey("default")).Select(member => member.Key);
        document.Select(member => member.Key).Except(required).Except(withDefault).Except(["evidence"]).ShouldBeEmpty();
    }

    private static JsonObject Definition(string name) => Root["definitions"]![name]!.AsObject();

    private static IEnumerable<string> KeysOf(JsonObject schema) => schema["properties"]!.AsObject().Select(member => member.Key);

    private static IEnumerable<string> EnumOf(JsonObject schema, string property) =>
        schema["properties"]![property]!["enum"]!.AsArray().Select(value => value!.GetValue<string>());
}
