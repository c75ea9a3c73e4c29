using ShadowPipeline.Cli.Soaking.Stores;
using ShadowPipeline.Functions.Ports;

namespace ShadowPipeline.Cli.Soaking.Worlds;

/// <summary>What a world's functions keep things in.</summary>
internal sealed record WorldStores(IRunStore Runs, ILeaseStore Leases, IDecisionStore Decisions, IPolicyStore Policies, IEvidenceStore Evidence, ISiteStore Site)
{
    /// <summary>Stores in memory, which pass the same contracts as those in DynamoDB and S3.</summary>
    public static WorldStores InMemory(WorldPlan plan, DateTimeOffset now) => new(
        new MemoryRunStore(), new MemoryLeaseStore(), new MemoryDecisionStore(), new WorldPolicies(plan.Policies, now.AddDays(-30)), new MemoryEvidenceStore(),
        new MemorySiteStore());
}
