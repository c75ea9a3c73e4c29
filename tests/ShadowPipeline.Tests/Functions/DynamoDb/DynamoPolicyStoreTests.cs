using Amazon.DynamoDBv2.Model;
using ShadowPipeline.Functions.DynamoDb;
using ShadowPipeline.Policies;
using ShadowPipeline.Tests.Local.DynamoDb;

namespace ShadowPipeline.Tests.Functions.DynamoDb;

[Collection(SharedEngine.Name)]
public sealed class DynamoPolicyStoreTests(EngineFixture engine)
{
    private const string Group = "fraud-detector";

    private static readonly Policy Policy =
        PolicyReader.Read(File.ReadAllText(Repository.PathOf("policies", "fraud-detector.json"))) with { ModelPackageGroup = Group };

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task FindAsync_NothingSaved_IsNull() => (await (await CreateAsync()).FindAsync(Group, Token)).ShouldBeNull();

    [Fact]
    public async Task SaveAsync_First_IsVersionOneAndReadsBackTheSame()
    {
        var store = await CreateAsync();

        (await store.SaveAsync(Policy, Token)).Identity.Version.ShouldBe(1);

        var found = await store.FindAsync(Group, Token);
        found!.Identity.Version.ShouldBe(1);
        found.Identity.Sha256.ShouldBe(PolicyDocument.Identify(Policy, 1).Sha256);
        found.Identity.Document.ToJsonString().ShouldBe(PolicyDocument.Write(Policy).ToJsonString());
        (await store.FindAsync("another-group", Token)).ShouldBeNull();
    }

    [Fact]
    public async Task SaveAsync_Unchanged_KeepsTheVersion()
    {
        var store = await CreateAsync();
        await store.SaveAsync(Policy, Token);

        (await store.SaveAsync(Policy, Token)).Identity.Version.ShouldBe(1);

        (await store.FindAsync(Group, Token))!.Identity.Version.ShouldBe(1);
    }

    [Fact]
    public async Task SaveAsync_Changed_CountsAsANumber()
    {
        var store = await CreateAsync();
        for (var change = 1; change <= 11; change++)
        {
            await store.SaveAsync(Changed(change), Token);
        }

        var newest = (await store.FindAsync(Group, Token))!;
        newest.Identity.Version.ShouldBe(11);
        newest.Policy.Evidence.MinInvocations.ShouldBe(Changed(11).Evidence.MinInvocations);
    }

    [Fact]
    public async Task SaveAsync_FourAtOnce_EachHasItsOwnVersion()
    {
        var store = await CreateAsync();

        var saved = await Task.WhenAll(Enumerable.Range(1, 4).Select(change => Task.Run(() => store.SaveAsync(Changed(change), Token))));

        saved.Select(policy => policy.Identity.Version).Order().ShouldBe([1, 2, 3, 4]);
    }

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

        await Should.ThrowAsync<InvalidPolicyException>(() => new DynamoPolicyStore(engine.Client, tables).FindAsync(Group, Token));
    }

    private static Policy Changed(int change) => Policy with { Evidence = Policy.Evidence with { MinInvocations = 10_000 + change } };

    private async Task<DynamoPolicyStore> CreateAsync() => new(engine.Client, await engine.CreateTablesAsync());
}
