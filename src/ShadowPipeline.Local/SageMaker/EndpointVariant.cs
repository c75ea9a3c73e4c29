using System.Text.Json.Nodes;

namespace ShadowPipeline.Local.SageMaker;

/// <summary>A variant of an endpoint configuration, and how many instances of it run where it is deployed.</summary>
internal sealed record EndpointVariant(
    string Name, string? ModelName, string? InstanceType, int InitialInstanceCount, int CurrentInstanceCount, double Weight, JsonObject Settings)
{
    /// <summary>Whether requests run on demand, with no instances of the variant's own.</summary>
    public bool IsServerless => Settings.ContainsKey("ServerlessConfig");
}
