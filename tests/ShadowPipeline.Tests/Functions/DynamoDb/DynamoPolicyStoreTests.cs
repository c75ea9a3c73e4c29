using Amazon.DynamoDBv2.Model;
using ShadowPipeline.Functions.DynamoDb;
using ShadowPipeline.Policies;
using ShadowPipeline.Local.Time;
using ShadowPipeline.Tests.Local.DynamoDb;

namespace ShadowPipeline.Tests.Functions.DynamoDb;

[Collection(SharedEngine.Name)]
public sealed class DynamoPolicyStoreTests(EngineFixture engine)
{
    private const string Group = "fraud-detector";

    private static readonly Policy Policy =
        PolicyReader.Read(File.ReadAllText(Repository.PathOf("policies", "fraud-detector.json"))) with { ModelPackageGroup = Group };

    private readonly VirtualClock _clock = new(Samples.Noon);

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

        await Should.ThrowAsync<InvalidPolicyException>(() => new DynamoPolicyStore(engine.Client, tables, _clock).FindAsync(Group, Token));
    }

    [Fact]
    public async Task ListAsync_SeveralGroups_GivesEachNewestAndSinceWhenThereIsOne()
    {
        using var work = _clock.BeginWork();
        var store = await CreateAsync();
        await store.SaveAsync(Changed(1), Token);
        await store.SaveAsync(Changed(1) with { ModelPackageGroup = "another" }, Token);
        await _clock.WaitUntilAsync(Samples.Noon.AddDays(3), Token);
        await store.SaveAsync(Changed(2), Token);
        await store.SaveAsync(Changed(1) with { ModelPackageGroup = "third" }, Token);

        var listed = await store.ListAsync(Token);

        listed.Select(one => (one.Policy.Identity.Id, one.Policy.Identity.Version, one.Since)).ShouldBe(
            [("another", 1, Samples.Noon), (Group, 2, Samples.Noon), ("third", 1, Samples.Noon.AddDays(3))]);
        listed[1].Policy.Policy.Evidence.MinInvocations.ShouldBe(Changed(2).Evidence.MinInvocations);
    }

    [Fact]
    public async Task ListAsync_SavedBeforeThatWasKept_CountsFromTheFirstThatSaysWhen()
    {
        using var work = _clock.BeginWork();
        var tables = await engine.CreateTablesAsync();
        var store = new DynamoPolicyStore(engine.Client, tables, _clock);
        await store.SaveAsync(Changed(1), Token);
        await store.SaveAsync(Changed(1) with { ModelPackageGroup = "never-changed" }, Token);
        foreach (var group in (string[])[Group, "never-changed"])
        {
            Dictionary<string, AttributeValue> key = new() { ["modelPackageGroup"] = new() { S = group }, ["version"] = new() { N = "1" } };
            await engine.Client.UpdateItemAsync(new() { TableName = tables.Policies, Key = key, UpdateExpression = "REMOVE savedAt" }, Token);
        }

        await _clock.WaitUntilAsync(Samples.Noon.AddDays(1), Token);
        await store.SaveAsync(Changed(2), Token);

        var known = (await store.ListAsync(Token)).ShouldHaveSingleItem();
        (known.Policy.Identity.Id, known.Since).ShouldBe((Group, Samples.Noon.AddDays(1)));
    }

    [Fact]
    public async Task ListAsync_OneStoredPolicyIsInvalid_GivesTheOthers()
    {
        var tables = await engine.CreateTablesAsync();
        var store = new DynamoPolicyStore(engine.Client, tables, _clock);
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

    private static Policy Changed(int change) => Policy with { Evidence = Policy.Evidence with { MinInvocations = 10_000 + change } };

    private async Task<DynamoPolicyStore> CreateAsync() => new(engine.Client, await engine.CreateTablesAsync(), _clock);
}
