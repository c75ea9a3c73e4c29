using ShadowPipeline.Endpoints;

namespace ShadowPipeline.Cli.Soaking.SageMaker;

/// <summary>An endpoint as SageMaker has it.</summary>
internal sealed class SimulatedEndpoint(string name, SimulatedConfig original)
{
    public string Name => name;

    /// <summary>What serves.</summary>
    public SimulatedConfig Config { get; set; } = original;

    /// <summary>What should serve when no test runs: what was there first, or what a human made of it.</summary>
    public SimulatedConfig Intended { get; set; } = original;

    /// <summary>How many changes are under way.</summary>
    public int Changing { get; set; }

    public bool Deleted { get; set; }

    public string? Status => Deleted ? null : Changing > 0 ? "Updating" : "InService";

    public EndpointSnapshot Snapshot() => Deleted ? new() { Name = name, Status = null } : new()
    {
        Name = name,
        Status = Status,
        ConfigName = Config.Name,
        ProductionVariants =
        [
            new VariantSnapshot
            {
                Name = Config.Production.Name,
                ModelName = Config.Production.ModelName,
                InstanceType = Config.Production.InstanceType,
                InstanceCount = Config.Production.InstanceCount,
            },
        ],
        ShadowVariants = Config.ShadowVariant is { } shadow ? [shadow] : [],
    };
}
