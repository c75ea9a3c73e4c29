using Amazon.DynamoDBv2.Model;
using ShadowPipeline.Functions.DynamoDb;
using ShadowPipeline.Functions.Ports;
using ShadowPipeline.Policies;
using ShadowPipeline.Tests.Local.DynamoDb;

namespace ShadowPipeline.Tests.Functions.DynamoDb;

[Collection(SharedEngine.Name)]
public sealed class DynamoPolicyStoreTests(EngineFixture engine) : PolicyStoreContract
{
    [Fact]
    public async Task FindAsync_StoredPolicyIsInvalid_ListsItsProblems()
    {
        var tables = await engine.CreateTablesAsync();
        Dictionary<string, AttributeValue> item = new()
        {
            ["modelPackageGroup"] = new AttributeValue { S = Group },
            ["version"] = new AttributeValue { N = "1" },
            ["document"] = new AttributeValue { S = "{}" },
        };
        await engine.Client.PutItemAsync(tables.Policies, item, Token);

        await Should.ThrowAsync<InvalidPolicyException>(() => new DynamoPolicyStore(engine.Client, tables, Clock).FindAsync(Group, Token));
    }

    [Fact]
    public async Task ListAsync_SavedBeforeThatWasKept_CountsFromTheFirstThatSaysWhen()
    {
        using var work = Clock.BeginWork();
        var tables = await engine.CreateTablesAsync();
        var store = new DynamoPolicyStore(engine.Client, tables, Clock);
        await store.SaveAsync(Changed(1), Token);
        await store.SaveAsync(Changed(1) with { ModelPackageGroup = "never-changed" }, Token);
        foreach (var group in (string[])[Group, "never-changed"])
        {
            Dictionary<string, AttributeValue> key = new() { ["modelPackageGroup"] = new() { S = group }, ["version"] = new() { N = "1" } };
            await engine.Client.UpdateItemAsync(new() { TableName = tables.Policies, Key = key, UpdateExpression = "REMOVE savedAt" }, Token);
        }

        await Clock.WaitUntilAsync(Samples.Noon.AddDays(1), Token);
        await store.SaveAsync(Changed(2), Token);

        var known = (await store.ListAsync(Token)).ShouldHaveSingleItem();
        (known.Policy.Identity.Id, known.Since).ShouldBe((Group, Samples.Noon.AddDays(1)));
    }

    [Fact]
    public async Task ListAsync_OneStoredPolicyIsInvalid_GivesTheOthers()
    {
        var tables = await engine.CreateTablesAsync();
        var store = new DynamoPolicyStore(engine.Client, tables, Clock);
        await store.SaveAsync(Policy, Token);
        Dictionary<string, AttributeValue> item = new()
        {
            ["modelPackageGroup"] = new AttributeValue { S = "broken" },
            ["version"] = new AttributeValue { N = "1" },
            ["document"] = new AttributeValue { S = "{}" },
            ["savedAt"] = new AttributeValue { S = "2026-11-20T12:00:00.0000000Z" },
        };
        await engine.Client.PutItemAsync(tables.Policies, item, Token);

        (await store.ListAsync(Token)).ShouldHaveSingleItem().Policy.Identity.Id.ShouldBe(Group);
    }

    private protected override async Task<(IVersionedPolicyStore Store, SavePolicy SaveAsync)> CreateAsync()
    {
        var store = new DynamoPolicyStore(engine.Client, await engine.CreateTablesAsync(), Clock);
        return (store, store.SaveAsync);
    }
}
