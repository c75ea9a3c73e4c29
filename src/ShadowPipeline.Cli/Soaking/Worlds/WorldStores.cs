using ShadowPipeline.Cli.Soaking.Stores;
using ShadowPipeline.Functions.Ports;

namespace ShadowPipeline.Cli.Soaking.Worlds;

/// <summary>What a world's functions keep things in.</summary>
internal sealed record WorldStores(
    IRunStore Runs, ILeaseStore Leases, IDrainStore Drains, IDecisionStore Decisions, IPolicyStore Policies, IEvidenceStore Evidence, ISiteStore Site) : IDisposable
{
    private Shelf? Shelf { get; init; }

    /// <summary>Stores in memory, which pass the same contracts as those in DynamoDB and S3.</summary>
    public static WorldStores InMemory(WorldPlan plan, DateTimeOffset now)
    {
        var shelf = new Shelf();
        return new WorldStores(
            new MemoryRunStore(shelf),
            new MemoryLeaseStore(),
            new MemoryDrainStore(),
            new MemoryDecisionStore(shelf),
            new WorldPolicies(plan.Policies, now.AddDays(-30)),
            new MemoryEvidenceStore(shelf),
            new MemorySiteStore(shelf))
        { Shelf = shelf };
    }

    public void Dispose() => Shelf?.Dispose();
}
