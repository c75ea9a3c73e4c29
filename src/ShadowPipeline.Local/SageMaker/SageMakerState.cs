using System.Text.Json.Nodes;
using ShadowPipeline.Local.Hosting;

namespace ShadowPipeline.Local.SageMaker;

/// <summary>The resources of one account and region, by name; packages and tags by ARN.</summary>
internal sealed class SageMakerState
{
    public Dictionary<string, ModelPackage> Packages { get; } = new(StringComparer.Ordinal);

    public Dictionary<string, StoredModel> Models { get; } = new(StringComparer.Ordinal);

    public Dictionary<string, EndpointConfig> Configs { get; } = new(StringComparer.Ordinal);

    public Dictionary<string, LocalEndpoint> Endpoints { get; } = new(StringComparer.Ordinal);

    public Dictionary<string, Experiment> Experiments { get; } = new(StringComparer.Ordinal);

    public Dictionary<string, SortedDictionary<string, string>> Tags { get; } = new(StringComparer.Ordinal);

    /// <summary>The experiment of that name.</summary>
    /// <exception cref="AwsServiceException">ResourceNotFound.</exception>
    public Experiment Experiment(string name) => Experiments.GetValueOrDefault(name)
        ?? throw new AwsServiceException("ResourceNotFound", $"Could not find inference experiment \"{name}\".");

    /// <summary>Adds tags to a resource; a key that is there gets its new value.</summary>
    public void Tag(string arn, IEnumerable<JsonObject> tags)
    {
        if (!Tags.TryGetValue(arn, out var known))
        {
            Tags[arn] = known = new SortedDictionary<string, string>(StringComparer.Ordinal);
        }

        foreach (var tag in tags)
        {
            known[tag["Key"]!.GetValue<string>()] = tag["Value"]!.GetValue<string>();
        }
    }
}
