using ShadowPipeline.Cli.Running;
using ShadowPipeline.Functions.Ports;
using ShadowPipeline.Local.StateMachines.Integrations;

namespace ShadowPipeline.Cli.Soaking.Worlds;

/// <summary>What a world is made of: the product's own parts. Tests put a part in one's place that lacks a guard.</summary>
internal sealed record WorldParts
{
    /// <summary>The parts as they are.</summary>
    public static WorldParts Own { get; } = new();

    /// <summary>The state machine's definition.</summary>
    public Func<string> Workflow { get; init; } = WorkflowFile.Read;

    /// <summary>The lease store.</summary>
    public Func<ILeaseStore, ILeaseStore> Leases { get; init; } = own => own;

    /// <summary>The decision store.</summary>
    public Func<IDecisionStore, IDecisionStore> Decisions { get; init; } = own => own;

    /// <summary>The bus and the topic.</summary>
    public Func<IServiceIntegrations, IServiceIntegrations> Notices { get; init; } = own => own;

    /// <summary>The decisions site.</summary>
    public Func<ISiteStore, ISiteStore> Site { get; init; } = own => own;

    /// <summary>Experiments.</summary>
    public Func<IExperiments, IExperiments> Experiments { get; init; } = own => own;
}
