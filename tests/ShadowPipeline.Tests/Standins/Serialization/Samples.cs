using System.Text.Json.Serialization;

namespace ShadowPipeline.Tests.Standins.Serialization;

public sealed record SampleInput(string Name, DateTimeOffset? At = null, [property: JsonPropertyName("kind-of")] string? Kind = null);

public sealed record SampleOutput(string Text, string? Nothing);

public sealed record SampleHeaders(string XAmzId2);

// The camel case asked for here is what the Lambda serializer does not honour.
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(SampleInput))]
[JsonSerializable(typeof(SampleOutput))]
[JsonSerializable(typeof(SampleHeaders))]
public sealed partial class SampleContext : JsonSerializerContext;
