using ShadowPipeline.Decisions;
using ShadowPipeline.Functions.DynamoDb;
using ShadowPipeline.Functions.Ports;
using ShadowPipeline.Tests.Hostile;

namespace ShadowPipeline.Tests.Functions.DynamoDb;

/// <summary>What every store of decisions does.</summary>
public abstract class DecisionStoreContract
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task WriteOnceAsync_First_ReadsBackTheSame()
    {
        var store = await CreateAsync();

        Samples.ShouldBeSame(await store.WriteOnceAsync(Samples.Decision("run-1"), Token), Samples.Decision("run-1"));

        Samples.ShouldBeSame(await store.FindAsync("run-1", Token), Samples.Decision("run-1"));
    }

    [Fact]
    public async Task WriteOnceAsync_SameContentLater_TheFirstStands()
    {
        var store = await CreateAsync();
        await store.WriteOnceAsync(Samples.Decision("run-1"), Token);
        var later = Samples.Decision("run-1", Samples.Noon.AddDays(9)) with { Software = "9.9.9", Release = Samples.Release() };

        Samples.ShouldBeSame(await store.WriteOnceAsync(later, Token), Samples.Decision("run-1"));

        Samples.ShouldBeSame(await store.FindAsync("run-1", Token), Samples.Decision("run-1"));
    }

    [Theory]
    [InlineData("decision")]
    [InlineData("basis")]
    [InlineData("criteria")]
    [InlineData("reasons")]
    public async Task WriteOnceAsync_OtherContent_IsRefused(string part)
    {
        var store = await CreateAsync();
        var first = Samples.Decision("run-1");
        await store.WriteOnceAsync(first, Token);
        var second = part switch
        {
            "decision" => first with { Decision = Decision.Promote },
            "basis" => first with { Basis = DecisionBasis.PipelineError },
            "criteria" => first with { Criteria = [Samples.Criterion() with { Estimate = 14.200000001 }] },
            _ => first with { Reasons = [.. first.Reasons, "And more."] },
        };

        await Should.ThrowAsync<DecisionConflictException>(() => store.WriteOnceAsync(second, Token));

        Samples.ShouldBeSame(await store.FindAsync("run-1", Token), first);
    }

    [Fact]
    public async Task WriteOnceAsync_PromoteAndRejectAtOnce_OneStands()
    {
        var store = await CreateAsync();
        Decision[] decisions = [Decision.Promote, Decision.Reject];

        var writes = decisions.Select(decision => Task.Run(() => store.WriteOnceAsync(Samples.Decision("run-1", decision: decision), Token))).ToArray();
        await Should.ThrowAsync<DecisionConflictException>(() => Task.WhenAll(writes));

        var stands = (await writes.Where(write => write.IsCompletedSuccessfully).ShouldHaveSingleItem()).Decision;
        (await store.FindAsync("run-1", Token))!.Decision.ShouldBe(stands);
    }

    [Fact]
    public async Task WriteOnceAsync_JustWithinTheItemLimit_IsWrittenAndJustOverIsRefused()
    {
        var store = await CreateAsync();
        var empty = Samples.Decision("run-1") with { Reasons = [""] };
        var room = ItemSize.MaxBytes - ItemSize.Measure(DecisionItem.Of(empty));
        var largest = empty with { Reasons = [new string('x', room)] };

        var error = await Should.ThrowAsync<PermanentServiceException>(
            () => store.WriteOnceAsync(empty with { Reasons = [new string('x', room + 1)] }, Token));
        error.Message.ShouldContain("409601 bytes");
        (await store.FindAsync("run-1", Token)).ShouldBeNull();

        await store.WriteOnceAsync(largest, Token);
        (await store.FindAsync("run-1", Token))!.Reasons[0].Length.ShouldBe(room);
    }

    [Fact]
    public async Task WriteOnceAsync_HostileText_ReadsBackTheSameAndTheSameAgainStands()
    {
        var store = await CreateAsync();
        var record = Samples.Decision("run-1") with { Reasons = [HostileText.Lines, "", HostileText.Line], ExperimentArn = HostileText.Line };
        await store.WriteOnceAsync(record, Token);

        (await store.WriteOnceAsync(record, Token)).Reasons.ShouldBe(record.Reasons);

        Samples.ShouldBeSame(await store.FindAsync("run-1", Token), record);
    }

    [Fact]
    public async Task WriteOnceAsync_NumberIsNotFinite_IsRefused()
    {
        var store = await CreateAsync();
        var record = Samples.Decision("run-1") with { Cost = new TestCost(double.NaN, null) };

        await Should.ThrowAsync<PermanentServiceException>(() => store.WriteOnceAsync(record, Token));
        (await store.FindAsync("run-1", Token)).ShouldBeNull();
    }

    [Fact]
    public async Task WriteOnceAsync_CallerChangesItsRecordLater_WhatIsStoredStands()
    {
        var store = await CreateAsync();
        List<string> reasons = ["First."];
        var record = Samples.Decision("run-1") with { Reasons = reasons };
        await store.WriteOnceAsync(record, Token);

        reasons.Add("Second.");
        record.Policy.Document["added"] = 1;
        (await store.FindAsync("run-1", Token))!.Policy.Document["added"] = 2;

        var found = (await store.FindAsync("run-1", Token))!;
        found.Reasons.ShouldBe(["First."]);
        found.Policy.Document.ShouldNotContainKey("added");
    }

    [Fact]
    public async Task FindAsync_Unknown_IsNull() => (await (await CreateAsync()).FindAsync("nobody", Token)).ShouldBeNull();

    [Fact]
    public async Task FindAsync_Released_HasTheRelease()
    {
        var store = await CreateAsync();
        await store.WriteOnceAsync(Samples.Decision("run-1"), Token);

        (await store.WriteReleaseOnceAsync("run-1", Samples.Release(), Token)).ShouldBe(Samples.Release());

        Samples.ShouldBeSame(await store.FindAsync("run-1", Token), Samples.Decision("run-1") with { Release = Samples.Release() });
    }

    [Fact]
    public async Task FindAsync_ReleasedWithoutDecision_IsNull()
    {
        var store = await CreateAsync();
        await store.WriteReleaseOnceAsync("run-1", Samples.Release(), Token);

        (await store.FindAsync("run-1", Token)).ShouldBeNull();
        (await store.ListAsync(new DecisionFilter(), Token)).ShouldBeEmpty();
    }

    [Fact]
    public async Task WriteReleaseOnceAsync_Again_TheFirstStands()
    {
        var store = await CreateAsync();
        await store.WriteReleaseOnceAsync("run-1", Samples.Release(), Token);

        (await store.WriteReleaseOnceAsync("run-1", Samples.Release("other"), Token)).ShouldBe(Samples.Release());
    }

    [Fact]
    public async Task WriteReleaseOnceAsync_NothingIsKnown_KeepsTheNulls()
    {
        var store = await CreateAsync();
        var nothing = new ReleaseRecord(null, null, null, false, Samples.Noon);
        await store.WriteReleaseOnceAsync("run-1", nothing, Token);

        (await store.WriteReleaseOnceAsync("run-1", Samples.Release(), Token)).ShouldBe(nothing);
    }

    public static TheoryData<string, string?, string?, Decision?, int?, string[]> Filters => new()
    {
        { "all", null, null, null, null, ["run-5", "run-4", "run-3", "run-2", "run-1"] },
        { "group", "group-a", null, null, null, ["run-5", "run-3", "run-1"] },
        { "endpoint", null, "endpoint-x", null, null, ["run-3", "run-2", "run-1"] },
        { "decision", null, null, Decision.Promote, null, ["run-4", "run-2"] },
        { "since, inclusive", null, null, null, 3, ["run-5", "run-4", "run-3"] },
        { "group and endpoint", "group-a", "endpoint-x", null, null, ["run-3", "run-1"] },
        { "everything", "group-b", "endpoint-x", Decision.Promote, 2, ["run-2"] },
        { "nothing", "group-c", null, null, null, [] },
    };

    [Theory]
    [MemberData(nameof(Filters))]
    public async Task ListAsync_Filtered_GivesNewestFirst(
        string what, string? group, string? endpoint, Decision? decision, int? since, string[] expected)
    {
        var store = await CreateAsync();

        // A quarter of a second apart, so that the text of some instants is shorter than that of others.
        foreach (var run in (int[])[3, 1, 5, 2, 4])
        {
            await store.WriteOnceAsync(
                Samples.Decision(
                    $"run-{run}", At(run), run % 2 == 1 ? "group-a" : "group-b", run <= 3 ? "endpoint-x" : "endpoint-y",
                    run % 2 == 1 ? Decision.Reject : Decision.Promote),
                Token);
        }

        var found = await store.ListAsync(new DecisionFilter(group, endpoint, decision, since is { } first ? At(first) : null), Token);

        found.Select(record => record.Id).ShouldBe(expected, what);
    }

    [Fact]
    public async Task ListAsync_SomeReleased_JoinsTheirReleases()
    {
        var store = await CreateAsync();
        await store.WriteOnceAsync(Samples.Decision("run-1", At(1)), Token);
        await store.WriteOnceAsync(Samples.Decision("run-2", At(2)), Token);
        await store.WriteReleaseOnceAsync("run-1", Samples.Release(), Token);

        var found = await store.ListAsync(new DecisionFilter(), Token);

        found.Select(record => record.Release).ShouldBe([null, Samples.Release()]);
        Samples.ShouldBeSame(found[0], Samples.Decision("run-2", At(2)));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    [InlineData(4)]
    public async Task ListAsync_Limited_GivesTheNewest(int limit)
    {
        var store = await CreateAsync();
        string[] newestFirst = ["run-a", "run-c", "run-b"];
        foreach (var (index, id) in newestFirst.Index())
        {
            await store.WriteOnceAsync(Samples.Decision(id, At(-index)), Token);
        }

        (await store.ListAsync(new DecisionFilter(Since: At(-9)) { Limit = limit }, Token)).Select(record => record.Id).ShouldBe(newestFirst.Take(limit));
    }

    private protected abstract Task<IDecisionStore> CreateAsync();

    private static DateTimeOffset At(int quarter) => Samples.Noon.AddMilliseconds(250 * quarter);
}
