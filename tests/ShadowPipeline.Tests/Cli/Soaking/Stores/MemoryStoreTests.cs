using ShadowPipeline.Cli.Soaking.Stores;
using ShadowPipeline.Functions.Ports;
using ShadowPipeline.Tests.Functions.Aws;
using ShadowPipeline.Tests.Functions.DynamoDb;

namespace ShadowPipeline.Tests.Cli.Soaking.Stores;

public sealed class MemoryRunStoreTests : RunStoreContract, IDisposable
{
    private readonly Shelf _shelf = new();

    public void Dispose() => _shelf.Dispose();

    private protected override Task<IRunStore> CreateAsync() => Task.FromResult<IRunStore>(new MemoryRunStore(_shelf));
}

public sealed class MemoryLeaseStoreTests : LeaseStoreContract
{
    private protected override Task<ILeaseStore> CreateAsync() => Task.FromResult<ILeaseStore>(new MemoryLeaseStore());
}

public sealed class MemoryDrainStoreTests : DrainStoreContract
{
    private protected override Task<IDrainStore> CreateAsync() => Task.FromResult<IDrainStore>(new MemoryDrainStore());
}

public sealed class MemoryDecisionStoreTests : DecisionStoreContract, IDisposable
{
    private readonly Shelf _shelf = new();

    public void Dispose() => _shelf.Dispose();

    private protected override Task<IDecisionStore> CreateAsync() => Task.FromResult<IDecisionStore>(new MemoryDecisionStore(_shelf));
}

public sealed class MemoryPolicyStoreTests : PolicyStoreContract
{
    private protected override Task<(IVersionedPolicyStore Store, SavePolicy SaveAsync)> CreateAsync()
    {
        var store = new MemoryPolicyStore(Clock);
        return Task.FromResult<(IVersionedPolicyStore, SavePolicy)>((store, store.SaveAsync));
    }
}

public sealed class MemoryEvidenceStoreTests : EvidenceStoreContract, IDisposable
{
    private readonly Shelf _shelf = new();

    public void Dispose() => _shelf.Dispose();

    [Fact]
    public async Task Find_InMoreFoldersThanAreAtHand_FindsEveryObject()
    {
        var store = Create();
        var uris = Enumerable.Range(0, 500).SelectMany(run => (string[])[$"s3://evidence/run-{run}/60/a", $"s3://evidence/run-{run}/60/b"]).ToList();
        foreach (var uri in uris)
        {
            (await store.TryWriteOnceAsync(uri, Object(uri), Token)).ShouldBeTrue();
        }

        foreach (var uri in uris)
        {
            (await store.FindAsync(uri, Token)).ShouldBe(System.Text.Encoding.UTF8.GetBytes(uri));
            (await store.FindEndAsync(uri, Token)).ShouldBe(End);
            (await store.TryWriteOnceAsync(uri, Object("another"), Token)).ShouldBeFalse();
        }

        (await store.ListAsync(store.FolderOf("run-7"), Token)).ShouldBe(["s3://evidence/run-7/60/a", "s3://evidence/run-7/60/b"]);
    }

    private protected override IEvidenceStore Create() => new MemoryEvidenceStore(_shelf);
}

public sealed class MemorySiteStoreTests : SiteStoreContract, IDisposable
{
    private readonly Shelf _shelf = new();

    public void Dispose() => _shelf.Dispose();

    private protected override ISiteStore Create() => new MemorySiteStore(_shelf);
}
