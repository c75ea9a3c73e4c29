using System.Text.Json;

namespace ShadowPipeline.Local.Scenarios;

/// <summary>
/// What one local world is like and what happens in it. Everything has a healthy default, so files say only what differs.
/// </summary>
internal sealed record Scenario
{
    /// <summary>The world in which nothing is wrong.</summary>
    public static Scenario Healthy { get; } = Parse("{}");

    public string? Description { get; init; }

    /// <summary>Seeds all chance of the world; null leaves it to the world's own facts.</summary>
    public long? Seed { get; init; }

    public required ModelPackageScenario ModelPackage { get; init; }

    public required EndpointScenario Endpoint { get; init; }

    public required ExperimentScenario Experiment { get; init; }

    public required TrafficScenario Traffic { get; init; }

    /// <summary>How the live variants behave.</summary>
    public required VariantBehaviour Production { get; init; }

    /// <summary>How the shadow variant behaves; what its file leaves out is as for production.</summary>
    public required VariantBehaviour Shadow { get; init; }

    public required NoiseScenario Noise { get; init; }

    /// <summary>The share of minutes for which a variant publishes no metric at all, 0 to 0.9.</summary>
    public double MissingMinutesShare { get; init; }

    /// <summary>How long after its end a minute appears in CloudWatch.</summary>
    public TimeSpan PublishingDelay { get; init; }

    /// <summary>Reads a scenario file.</summary>
    /// <exception cref="InvalidScenarioException">
    /// Not JSON, unknown keys, wrong types, values out of range: all of them at once.
    /// </exception>
    public static Scenario Parse(string json)
    {
        JsonDocument document;
        try
        {
            document = JsonDocument.Parse(json, new JsonDocumentOptions { AllowDuplicateProperties = false });
            WholeText.Check(document.RootElement);
        }
        catch (Exception exception) when (exception is JsonException or ArgumentException or InvalidOperationException)
        {
            throw new InvalidScenarioException([$"$ is not JSON: {exception.Message}"]);
        }

        using (document)
        {
            if (document.RootElement.ValueKind != JsonValueKind.Object)
            {
                throw new InvalidScenarioException(["$ is not an object"]);
            }

            var problems = new List<string>();
            var scenario = new StrictObject(document.RootElement, "$", problems).ReadWhole(Read);
            return problems.Count == 0 ? scenario : throw new InvalidScenarioException(problems);
        }
    }

    private static Scenario Read(StrictObject json)
    {
        var production = json.Nested("production", node => VariantBehaviour.Read(node, VariantBehaviour.Default));
        return new Scenario
        {
            Description = json.Text("description"),
            Seed = json.Long("seed", -1, 0, long.MaxValue) is var seed and >= 0 ? seed : null,
            ModelPackage = json.Nested("modelPackage", ModelPackageScenario.Read),
            Endpoint = json.Nested("endpoint", EndpointScenario.Read),
            Experiment = json.Nested("experiment", ExperimentScenario.Read),
            Traffic = json.Nested("traffic", TrafficScenario.Read),
            Production = production,
            Shadow = json.Nested("shadow", node => VariantBehaviour.Read(node, production with { Faults = [] })),
            Noise = json.Nested("noise", NoiseScenario.Read),
            MissingMinutesShare = json.Number("missingMinutesShare", 0, 0, 0.9),
            PublishingDelay = json.Duration("publishingDelay", null) ?? TimeSpan.FromMinutes(2),
        };
    }
}
