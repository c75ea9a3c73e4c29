namespace ShadowPipeline.Local.Scenarios;

/// <summary>A status that the endpoint has for so long.</summary>
internal sealed record EndpointPhase(TimeSpan For, string Status);
