using Amazon.DynamoDBv2.Model;
using ShadowPipeline.Functions.DynamoDb;
using ShadowPipeline.Functions.Ports;
using ShadowPipeline.Tests.Local.DynamoDb;

namespace ShadowPipeline.Tests.Functions.DynamoDb;

[Collection(SharedEngine.Name)]
public sealed class DynamoRunStoreTests(EngineFixture engine) : RunStoreContract
{
    private protected override async Task<IRunStore> CreateAsync() => new DynamoRunStore(engine.Client, await engine.CreateTablesAsync());
}

[Collection(SharedEngine.Name)]
public sealed class DynamoLeaseStoreTests(EngineFixture engine) : LeaseStoreContract
{
    [Fact]
    public async Task LeaseItem_CleanUpTookIt_TheTokenIsStillGreater()
    {
        var tables = await engine.CreateTablesAsync();
        var store = new DynamoLeaseStore(engine.Client, tables);
        var token = TestContext.Current.CancellationToken;
        var first = await store.TryAcquireAsync("one", "run-a", Samples.Noon, Samples.Noon.AddHours(1), token);
        var item = await engine.Client.GetItemAsync(tables.Runs, RunKeys.Lease("one"), token);
        var cleanUp = DateTimeOffset.FromUnixTimeSeconds(long.Parse(item.Item["expiresAtSeconds"].N));
        await engine.Client.DeleteItemAsync(tables.Runs, RunKeys.Lease("one"), token);

        var second = await store.TryAcquireAsync("one", "run-b", cleanUp, cleanUp.AddHours(1), token);

        cleanUp.ShouldBeGreaterThan(Samples.Noon.AddDays(30));
        second!.FencingToken.ShouldBeGreaterThan(first!.FencingToken);
    }

    private protected override async Task<ILeaseStore> CreateAsync() =>
        new DynamoLeaseStore(engine.Client, await engine.CreateTablesAsync());
}

[Collection(SharedEngine.Name)]
public sealed class DynamoDrainStoreTests(EngineFixture engine) : DrainStoreContract
{
    private protected override async Task<IDrainStore> CreateAsync() => new DynamoDrainStore(engine.Client, await engine.CreateTablesAsync());
}

[Collection(SharedEngine.Name)]
public sealed class DynamoDecisionStoreTests(EngineFixture engine) : DecisionStoreContract
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task DecisionItem_Written_HoldsNativeAttributes()
    {
        var tables = await engine.CreateTablesAsync();
        await new DynamoDecisionStore(engine.Client, tables).WriteOnceAsync(Samples.Decision("run-1"), Token);

        var item = (await engine.Client.GetItemAsync(tables.Decisions, DecisionItem.Key("run-1", "decision"), Token)).Item;

        item["decision"].S.ShouldBe("Reject");
        item["samplingPercentage"].N.ShouldBe("100");
        item["shadowVariant"].NULL.ShouldBe(true);
        item["criteria"].L[0].M["limit"].M["kind"].S.ShouldBe("maxIncreasePercent");
        item["policy"].M["document"].M["flag"].BOOL.ShouldBe(true);
        item.ShouldNotContainKey("release");
    }

    [Fact]
    public async Task FindAsync_ItemIsNoDecision_SaysSo()
    {
        var tables = await engine.CreateTablesAsync();
        var item = DecisionItem.Key("run-1", DecisionItem.DecisionPart);
        item["decision"] = new AttributeValue { S = "Maybe" };
        await engine.Client.PutItemAsync(tables.Decisions, item, Token);

        var error = await Should.ThrowAsync<PermanentServiceException>(
            () => new DynamoDecisionStore(engine.Client, tables).FindAsync("run-1", Token));

        error.Message.ShouldContain("no DecisionRecord");
    }

    [Fact]
    public async Task ListAsync_MoreThanABatchHolds_JoinsEveryRelease()
    {
        var store = new DynamoDecisionStore(engine.Client, await engine.CreateTablesAsync(), pageSize: 30);
        for (var run = 0; run < 105; run++)
        {
            await store.WriteOnceAsync(Samples.Decision($"run-{run}"), Token);
            await store.WriteReleaseOnceAsync($"run-{run}", Samples.Release($"config-{run}"), Token);
        }

        var found = await store.ListAsync(new DecisionFilter(), Token);

        found.Count.ShouldBe(105);
        found.ShouldAllBe(record => record.Release!.EndpointConfigName == record.Id.Replace("run", "config"));
    }

    // Pages of two, so that every listing takes several.
    private protected override async Task<IDecisionStore> CreateAsync() =>
        new DynamoDecisionStore(engine.Client, await engine.CreateTablesAsync(), pageSize: 2);
}
