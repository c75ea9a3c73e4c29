using ShadowPipeline.Cli.Soaking.Stores;
using ShadowPipeline.Functions.Ports;
using ShadowPipeline.Tests.Functions.Aws;
using ShadowPipeline.Tests.Functions.DynamoDb;

namespace ShadowPipeline.Tests.Cli.Soaking.Stores;

public sealed class MemoryRunStoreTests : RunStoreContract
{
    private protected override Task<IRunStore> CreateAsync() => Task.FromResult<IRunStore>(new MemoryRunStore());
}

public sealed class MemoryLeaseStoreTests : LeaseStoreContract
{
    private protected override Task<ILeaseStore> CreateAsync() => Task.FromResult<ILeaseStore>(new MemoryLeaseStore());
}

public sealed class MemoryDecisionStoreTests : DecisionStoreContract
{
    private protected override Task<IDecisionStore> CreateAsync() => Task.FromResult<IDecisionStore>(new MemoryDecisionStore());
}

public sealed class MemoryPolicyStoreTests : PolicyStoreContract
{
    private protected override Task<(IVersionedPolicyStore Store, SavePolicy SaveAsync)> CreateAsync()
    {
        var store = new MemoryPolicyStore(Clock);
        return Task.FromResult<(IVersionedPolicyStore, SavePolicy)>((store, store.SaveAsync));
    }
}

public sealed class MemoryEvidenceStoreTests : EvidenceStoreContract
{
    [Fact]
    public async Task Forget_ARun_DropsItsEvidenceOnly()
    {
        var store = new MemoryEvidenceStore();
        foreach (var run in (string[])["run", "run-2"])
        {
            await store.TryWriteOnceAsync(store.FolderOf(run) + "a", Object("x"), Token);
        }

        store.Forget("run");

        (await store.FindAsync(store.FolderOf("run") + "a", Token)).ShouldBeNull();
        (await store.ListAsync(store.FolderOf("run-2"), Token)).ShouldHaveSingleItem();
    }

    private protected override IEvidenceStore Create() => new MemoryEvidenceStore();
}
