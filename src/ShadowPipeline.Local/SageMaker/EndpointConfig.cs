using System.Text.Json.Nodes;

namespace ShadowPipeline.Local.SageMaker;

/// <summary>An endpoint configuration.</summary>
internal sealed record EndpointConfig(
    string Name,
    DateTimeOffset CreatedAt,
    IReadOnlyList<EndpointVariant> Production,
    IReadOnlyList<EndpointVariant> Shadow,
    JsonObject? Async,
    JsonObject? DataCapture,
    string? KmsKey);
