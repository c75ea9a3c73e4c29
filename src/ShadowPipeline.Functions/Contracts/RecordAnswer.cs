using System.Text.Json.Serialization;

namespace ShadowPipeline.Functions.Contracts;

/// <summary>The decision that stands.</summary>
/// <param name="Id">The run.</param>
/// <param name="Decision">Promote or Reject.</param>
/// <param name="Basis">Why.</param>
public sealed record RecordAnswer(
    [property: JsonPropertyName("id")] string Id,
    [property: JsonPropertyName("decision")] string Decision,
    [property: JsonPropertyName("basis")] string Basis);
