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

    [Fact]
    public async Task TrySaveAsync_OntoWhatStands_IsTheNextVersion()
    {
        var store = await VersionedAsync();

        (await store.TrySaveAsync(Changed(1), 0, Token))!.Identity.Version.ShouldBe(1);
        (await store.TrySaveAsync(Changed(2), 1, Token))!.Identity.Version.ShouldBe(2);

        (await store.FindAsync(Group, Token))!.Identity.Version.ShouldBe(2);
    }

    [Fact]
    public async Task TrySaveAsync_SomebodyElseWasFaster_WritesNothing()
    {
        var store = await VersionedAsync();
        await store.TrySaveAsync(Changed(1), 0, Token);

        (await store.TrySaveAsync(Changed(2), 0, Token)).ShouldBeNull();

        (await store.FindAsync(Group, Token))!.Policy.Evidence.MinInvocations.ShouldBe(Changed(1).Evidence.MinInvocations);
        (await store.ListVersionsAsync(Group, Token)).Count.ShouldBe(1);
    }

    [Fact]
    public async Task TrySaveAsync_RepeatedAfterItsAnswerWasLost_IsTheSameVersion()
    {
        var store = await VersionedAsync();
        await store.TrySaveAsync(Changed(1), 0, Token);

        (await store.TrySaveAsync(Changed(1), 0, Token))!.Identity.Version.ShouldBe(1);

        (await store.ListVersionsAsync(Group, Token)).Count.ShouldBe(1);
    }

    [Fact]
    public async Task TrySaveAsync_TwoAtOnce_OneIsTold()
    {
        var store = await VersionedAsync();

        var saved = await Task.WhenAll(Enumerable.Range(1, 2).Select(change => Task.Run(() => store.TrySaveAsync(Changed(change), 0, Token))));

        saved.Count(policy => policy is not null).ShouldBe(1);
        (await store.FindAsync(Group, Token))!.Identity.Sha256.ShouldBe(saved.Single(policy => policy is not null)!.Identity.Sha256);
    }

    [Fact]
    public async Task FindVersionAsync_OlderVersion_StandsAsItWasWritten()
    {
        using var work = Clock.BeginWork();
        var store = await VersionedAsync();
        await store.SaveAsync(Changed(1), Token);
        await Clock.WaitUntilAsync(Samples.Noon.AddDays(1), Token);
        await store.SaveAsync(Changed(2), Token);

        var first = (await store.FindVersionAsync(Group, 1, Token))!;

        first.ShouldBe(new PolicyVersion(
            Group, 1, Samples.Noon, PolicyDocument.Identify(Changed(1), 1).Sha256, PolicyDocument.Write(Changed(1)).ToJsonString()));
        (await store.FindVersionAsync(Group, 2, Token))!.SavedAt.ShouldBe(Samples.Noon.AddDays(1));
        (await store.FindVersionAsync(Group, 3, Token)).ShouldBeNull();
        (await store.FindVersionAsync("another-group", 1, Token)).ShouldBeNull();
    }

    [Fact]
    public async Task ListVersionsAsync_SeveralGroups_AreInOrderAndTheNewestVersionFirst()
    {
        var store = await VersionedAsync();
        for (var change = 1; change <= 11; change++)
        {
            await store.SaveAsync(Changed(change), Token);
        }

        await store.SaveAsync(Changed(1) with { ModelPackageGroup = "another" }, Token);

        (await store.ListVersionsAsync(null, Token)).Select(version => (version.ModelPackageGroup, version.Version)).ShouldBe(
            [("another", 1), .. Enumerable.Range(1, 11).Reverse().Select(version => (Group, version))]);
        (await store.ListVersionsAsync("another", Token)).ShouldHaveSingleItem().Version.ShouldBe(1);
        (await store.ListVersionsAsync("nobodys", Token)).ShouldBeEmpty();
    }

    private async Task<IVersionedPolicyStore> VersionedAsync() => (await CreateAsync()).Store;

    private protected static Policy Changed(int change) => Policy with { Evidence = Policy.Evidence with { MinInvocations = 10_000 + change } };

    /// <summary>A store, and what saves a policy in it.</summary>
    private protected abstract Task<(IVersionedPolicyStore Store, SavePolicy SaveAsync)> CreateAsync();

    /// <summary>Saves a policy as its group's next version.</summary>
    private protected delegate Task<StoredPolicy> SavePolicy(Policy policy, CancellationToken cancellationToken);
}
