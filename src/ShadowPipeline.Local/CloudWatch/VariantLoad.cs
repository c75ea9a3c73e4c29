using ShadowPipeline.Local.Scenarios;

namespace ShadowPipeline.Local.CloudWatch;

/// <summary>What one variant of an endpoint does in one minute, before any chance.</summary>
/// <param name="IsShadow">Whether it gets copies of production's requests instead of requests of its own.</param>
/// <param name="Share">The share of the endpoint's requests, or of production's requests for a shadow.</param>
/// <param name="Instances">How many instances share them; 0 for serverless.</param>
/// <param name="InstanceType">The instances' type.</param>
/// <param name="Behaviour">How the variant answers.</param>
/// <param name="Faults">What is wrong with it in this minute.</param>
internal sealed record VariantLoad(
    bool IsShadow, double Share, int Instances, string? InstanceType, VariantBehaviour Behaviour, IReadOnlyList<Fault> Faults);
