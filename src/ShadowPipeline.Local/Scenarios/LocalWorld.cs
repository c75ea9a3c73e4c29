using System.Text.Json.Nodes;
using ShadowPipeline.Local.CloudWatch;
using ShadowPipeline.Local.Hosting;
using ShadowPipeline.Local.SageMaker;

namespace ShadowPipeline.Local.Scenarios;

/// <summary>
/// One account and region as a scenario has it: its registry, its endpoints, their traffic, and the services that show them.
/// </summary>
internal sealed class LocalWorld
{
    public LocalWorld(Scenario scenario, WorldFacts facts, TimeProvider clock)
    {
        Scenario = scenario;
        Facts = facts;
        Clock = clock;
        State = WorldBuilder.Build(this);
        Services = [new SageMakerService(this), new CloudWatchService(this)];
    }

    public Scenario Scenario { get; }

    public WorldFacts Facts { get; }

    /// <summary>The only clock: everything that happens is computed from it when somebody asks.</summary>
    public TimeProvider Clock { get; }

    /// <summary>What SageMaker holds; read and changed under <see cref="Gate"/>.</summary>
    public SageMakerState State { get; }

    /// <summary>Requests come on many threads and see one consistent world.</summary>
    public Lock Gate { get; } = new();

    /// <summary>The services to serve: SageMaker and CloudWatch.</summary>
    public IReadOnlyList<IAwsService> Services { get; }

    /// <summary>Receives EventBridge's event of every changed approval, with <see cref="Gate"/> held: it must not wait.</summary>
    public Action<JsonObject>? ModelPackageChanged { get; set; }

    /// <summary>All chance of this world grows from here.</summary>
    public long Seed => Scenario.Seed ?? Facts.Seed;

    /// <summary>Registers a further version of a model package, healthy as the scenario says, for worlds with several approvals.</summary>
    /// <param name="facts">The version.</param>
    /// <param name="approvalStatus">Its approval, unless it is as the scenario says.</param>
    public void AddModelPackage(WorldFacts facts, string? approvalStatus = null)
    {
        var package = approvalStatus is null ? Scenario.ModelPackage : Scenario.ModelPackage with { ApprovalStatus = approvalStatus, ApprovalChanges = [] };
        lock (Gate)
        {
            State.Packages[facts.ModelPackageArn] = new ModelPackage(facts, package);
        }
    }

    /// <summary>Adds another model package group and its endpoints, all as the scenario says.</summary>
    public void AddGroup(WorldFacts facts)
    {
        lock (Gate)
        {
            WorldBuilder.Add(State, facts, Scenario);
        }
    }
}
