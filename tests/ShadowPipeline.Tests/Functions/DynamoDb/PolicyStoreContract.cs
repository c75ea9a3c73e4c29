using ShadowPipeline.Functions.Ports;
using ShadowPipeline.Local.Time;
using ShadowPipeline.Policies;

namespace ShadowPipeline.Tests.Functions.DynamoDb;

/// <summary>What every store of policies does.</summary>
public abstract class PolicyStoreContract
{
    private protected const string Group = "fraud-detector";

    private protected static readonly Policy Policy =
        PolicyReader.Read(File.ReadAllText(Repository.PathOf("policies", "fraud-detector.json"))) with { ModelPackageGroup = Group };

    private protected VirtualClock Clock { get; } = new(Samples.Noon);

    private protected static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task FindAsync_NothingSaved_IsNull() => (await (await CreateAsync()).Store.FindAsync(Group, Token)).ShouldBeNull();

    [Fact]
    public async Task SaveAsync_First_IsVersionOneAndReadsBackTheSame()
    {
        var (store, saveAsync) = await CreateAsync();

        (await saveAsync(Policy, Token)).Identity.Version.ShouldBe(1);

        var found = await store.FindAsync(Group, Token);
        found!.Identity.Version.ShouldBe(1);
        found.Identity.Sha256.ShouldBe(PolicyDocument.Identify(Policy, 1).Sha256);
        found.Identity.Document.ToJsonString().ShouldBe(PolicyDocument.Write(Policy).ToJsonString());
        (await store.FindAsync("another-group", Token)).ShouldBeNull();
    }

    [Fact]
    public async Task SaveAsync_Unchanged_KeepsTheVersion()
    {
        var (store, saveAsync) = await CreateAsync();
        await saveAsync(Policy, Token);

        (await saveAsync(Policy, Token)).Identity.Version.ShouldBe(1);

        (await store.FindAsync(Group, Token))!.Identity.Version.ShouldBe(1);
    }

    [Fact]
    public async Task SaveAsync_Changed_CountsAsANumber()
    {
        var (store, saveAsync) = await CreateAsync();
        for (var change = 1; change <= 11; change++)
        {
            await saveAsync(Changed(change), Token);
        }

        var newest = (await store.FindAsync(Group, Token))!;
        newest.Identity.Version.ShouldBe(11);
        newest.Policy.Evidence.MinInvocations.ShouldBe(Changed(11).Evidence.MinInvocations);
    }

    [Fact]
    public async Task SaveAsync_FourAtOnce_EachHasItsOwnVersion()
    {
        var (_, saveAsync) = await CreateAsync();

        var saved = await Task.WhenAll(Enumerable.Range(1, 4).Select(change => Task.Run(() => saveAsync(Changed(change), Token))));

        saved.Select(policy => policy.Identity.Version).Order().ShouldBe([1, 2, 3, 4]);
    }

    [Fact]
    public async Task FindAsync_CallerChangesWhatItFound_WhatIsStoredStands()
    {
        var (store, saveAsync) = await CreateAsync();
        await saveAsync(Policy, Token);

        (await store.FindAsync(Group, Token))!.Identity.Document["added"] = 1;

        (await store.FindAsync(Group, Token))!.Identity.Document.ShouldNotContainKey("added");
    }

    [Fact]
    public async Task ListAsync_SeveralGroups_GivesEachNewestAndSinceWhenThereIsOne()
    {
        using var work = Clock.BeginWork();
        var (store, saveAsync) = await CreateAsync();
        await saveAsync(Changed(1), Token);
        await saveAsync(Changed(1) with { ModelPackageGroup = "another" }, Token);
        await Clock.WaitUntilAsync(Samples.Noon.AddDays(3), Token);
        await saveAsync(Changed(2), Token);
        await saveAsync(Changed(1) with { ModelPackageGroup = "third" }, Token);

        var listed = await store.ListAsync(Token);

        listed.Select(one => (one.Policy.Identity.Id, one.Policy.Identity.Version, one.Since)).ShouldBe(
            [("another", 1, Samples.Noon), (Group, 2, Samples.Noon), ("third", 1, Samples.Noon.AddDays(3))]);
        listed[1].Policy.Policy.Evidence.MinInvocations.ShouldBe(Changed(2).Evidence.MinInvocations);
    }

    private protected static Policy Changed(int change) => Policy with { Evidence = Policy.Evidence with { MinInvocations = 10_000 + change } };

    /// <summary>A store, and what saves a policy in it.</summary>
    private protected abstract Task<(IPolicyStore Store, SavePolicy SaveAsync)> CreateAsync();

    /// <summary>Saves a policy as its group's next version.</summary>
    private protected delegate Task<StoredPolicy> SavePolicy(Policy policy, CancellationToken cancellationToken);
}
