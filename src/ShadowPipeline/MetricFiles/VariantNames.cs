using ShadowPipeline.Metrics;

namespace ShadowPipeline.MetricFiles;

/// <summary>How the two variants are called.</summary>
/// <param name="Production">The production variant's name.</param>
/// <param name="Shadow">The shadow variant's name, another one.</param>
public sealed record VariantNames(string Production, string Shadow)
{
    /// <summary>The role of a variant; null for a third one.</summary>
    internal VariantRole? RoleOf(string variant) =>
        variant == Production ? VariantRole.Production : variant == Shadow ? VariantRole.Shadow : null;

    /// <summary>The name of the variant with a role.</summary>
    internal string Of(VariantRole role) => role == VariantRole.Production ? Production : Shadow;
}
