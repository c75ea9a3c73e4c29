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
        var token = TestContext.Current.CancellationToken;
        await engine.Client.PutItemAsync(tables.Policies, item, token);

        await Should.ThrowAsync<InvalidPolicyException>(() => new DynamoPolicyStore(engine.Client, tables).FindAsync(Group, token));
    }

    private protected override async Task<(IPolicyStore Store, SavePolicy SaveAsync)> CreateAsync()
    {
        var store = new DynamoPolicyStore(engine.Client, await engine.CreateTablesAsync());
        return (store, store.SaveAsync);
    }
}
