using ShadowPipeline.Planning;

namespace ShadowPipeline.Cli.Soaking.SageMaker;

/// <summary>An endpoint configuration.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Production">The production variant.</param>
/// <param name="ShadowVariant">The shadow variant's name, or null.</param>
internal sealed record SimulatedConfig(string Name, PlannedVariant Production, string? ShadowVariant);
