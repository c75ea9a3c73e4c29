using System.Text.Json.Serialization;

namespace ShadowPipeline.Functions.Contracts;

/// <summary>What an approval event led to.</summary>
/// <param name="Started">Whether the event has runs, new or known.</param>
/// <param name="Reason">Why nothing was started; null otherwise.</param>
/// <param name="RunIds">The event's runs, one per endpoint.</param>
public sealed record StartAnswer(
    [property: JsonPropertyName("started")] bool Started,
    [property: JsonPropertyName("reason")] string? Reason,
    [property: JsonPropertyName("runIds")] IReadOnlyList<string> RunIds);
