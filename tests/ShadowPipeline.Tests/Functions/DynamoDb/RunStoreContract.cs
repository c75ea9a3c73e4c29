using ShadowPipeline.Functions.DynamoDb;
using ShadowPipeline.Functions.Ports;
using ShadowPipeline.Runs;
using ShadowPipeline.Tests.Hostile;

namespace ShadowPipeline.Tests.Functions.DynamoDb;

/// <summary>What every store of runs does.</summary>
public abstract class RunStoreContract
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task FindApprovalAsync_NeverApproved_IsNull() =>
        (await (await CreateAsync()).FindApprovalAsync(Samples.PackageArn, Token)).ShouldBeNull();

    [Fact]
    public async Task TryRegisterAsync_FirstApproval_CountsItAndQueuesItsRuns()
    {
        var store = await CreateAsync();

        (await store.TryRegisterAsync(Samples.PackageArn, 1, [Samples.Run("run-a", "one"), Samples.Run("run-b", "two")], Token)).ShouldBeTrue();

        var approval = await store.FindApprovalAsync(Samples.PackageArn, Token);
        approval!.Epoch.ShouldBe(1);
        approval.Withdrawn.ShouldBeFalse();
        approval.RunIds.ShouldBe(["run-a", "run-b"]);
        (await store.HeadOfQueueAsync("one", Token)).ShouldBe("run-a");
        (await store.HeadOfQueueAsync("two", Token)).ShouldBe("run-b");
        Samples.ShouldBeSame(await store.FindAsync("run-b", Token), Samples.Run("run-b", "two"));
    }

    [Fact]
    public async Task TryRegisterAsync_NoRuns_CountsTheApproval()
    {
        var store = await CreateAsync();

        (await store.TryRegisterAsync(Samples.PackageArn, 1, [], Token)).ShouldBeTrue();

        (await store.FindApprovalAsync(Samples.PackageArn, Token))!.RunIds.ShouldBeEmpty();
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(4)]
    public async Task TryRegisterAsync_EpochDoesNotFollow_ChangesNothing(int epoch)
    {
        var store = await CreateAsync();
        await store.TryRegisterAsync(Samples.PackageArn, 1, [], Token);
        await store.TryWithdrawAsync(Samples.PackageArn, 1, Token);
        await store.TryRegisterAsync(Samples.PackageArn, 2, [Samples.Run("run-2")], Token);
        await store.TryWithdrawAsync(Samples.PackageArn, 2, Token);

        (await store.TryRegisterAsync(Samples.PackageArn, epoch, [Samples.Run("other")], Token)).ShouldBeFalse();

        (await store.FindApprovalAsync(Samples.PackageArn, Token))!.RunIds.ShouldBe(["run-2"]);
        (await store.FindAsync("other", Token)).ShouldBeNull();
        (await store.ListOpenAsync(10, Token)).ShouldBe([new OpenRun("run-2", "fraud-detector-prod")]);
    }

    [Fact]
    public async Task TryRegisterAsync_SecondEpochOfAnUnknownPackage_IsRefused() =>
        (await (await CreateAsync()).TryRegisterAsync(Samples.PackageArn, 2, [Samples.Run("run-2")], Token)).ShouldBeFalse();

    [Fact]
    public async Task TryRegisterAsync_RunExistsAlready_RegistersNothing()
    {
        var store = await CreateAsync();
        await store.TryRegisterAsync(Samples.PackageArn, 1, [Samples.Run("run-1")], Token);
        await store.TryWithdrawAsync(Samples.PackageArn, 1, Token);

        var error = await Should.ThrowAsync<PermanentServiceException>(
            () => store.TryRegisterAsync(Samples.PackageArn, 2, [Samples.Run("run-2"), Samples.Run("run-1")], Token));

        error.Message.ShouldContain("run run-1 exists");
        (await store.FindApprovalAsync(Samples.PackageArn, Token))!.Epoch.ShouldBe(1);
        (await store.FindAsync("run-2", Token)).ShouldBeNull();
    }

    [Fact]
    public async Task TryRegisterAsync_SameEpochTenTimesAtOnce_OneWins()
    {
        var store = await CreateAsync();

        var won = await Task.WhenAll(Enumerable.Range(0, 10).Select(
            attempt => Task.Run(() => store.TryRegisterAsync(Samples.PackageArn, 1, [Samples.Run($"run-{attempt}")], Token))));

        won.Count(registered => registered).ShouldBe(1);
        (await store.ListOpenAsync(10, Token)).Select(run => run.RunId).ShouldBe([$"run-{Array.IndexOf(won, true)}"]);
    }

    [Fact]
    public async Task TryRegisterAsync_EpochBeforeIsNotWithdrawn_ChangesNothing()
    {
        var store = await CreateAsync();
        await store.TryRegisterAsync(Samples.PackageArn, 1, [Samples.Run("run-1")], Token);

        (await store.TryRegisterAsync(Samples.PackageArn, 2, [Samples.Run("run-2")], Token)).ShouldBeFalse();

        (await store.FindApprovalAsync(Samples.PackageArn, Token))!.Epoch.ShouldBe(1);
        (await store.FindAsync("run-2", Token)).ShouldBeNull();
        (await store.ListQueueAsync("fraud-detector-prod", 10, Token)).ShouldBe(["run-1"]);
    }

    [Fact]
    public async Task TryWithdrawAsync_NewestEpoch_KeepsItsRunsAndLetsTheNextOneIn()
    {
        var store = await CreateAsync();
        await store.TryRegisterAsync(Samples.PackageArn, 1, [Samples.Run("run-1")], Token);

        (await store.TryWithdrawAsync(Samples.PackageArn, 1, Token)).ShouldBeTrue();
        (await store.TryWithdrawAsync(Samples.PackageArn, 1, Token)).ShouldBeTrue("it is withdrawn already");

        var withdrawn = (await store.FindApprovalAsync(Samples.PackageArn, Token))!;
        (withdrawn.Epoch, withdrawn.Withdrawn).ShouldBe((1, true));
        withdrawn.RunIds.ShouldBe(["run-1"]);
        (await store.HeadOfQueueAsync("fraud-detector-prod", Token)).ShouldBe("run-1", "a withdrawn run leaves its queue by itself");
        (await store.TryRegisterAsync(Samples.PackageArn, 2, [Samples.Run("run-2")], Token)).ShouldBeTrue();
        var next = (await store.FindApprovalAsync(Samples.PackageArn, Token))!;
        (next.Epoch, next.Withdrawn).ShouldBe((2, false));
        next.RunIds.ShouldBe(["run-2"]);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    public async Task TryWithdrawAsync_NotTheNewestEpoch_ChangesNothing(int epoch)
    {
        var store = await CreateAsync();
        await store.TryRegisterAsync(Samples.PackageArn, 1, [], Token);
        await store.TryWithdrawAsync(Samples.PackageArn, 1, Token);
        await store.TryRegisterAsync(Samples.PackageArn, 2, [Samples.Run("run-2")], Token);

        (await store.TryWithdrawAsync(Samples.PackageArn, epoch, Token)).ShouldBeFalse();

        var approval = (await store.FindApprovalAsync(Samples.PackageArn, Token))!;
        (approval.Epoch, approval.Withdrawn).ShouldBe((2, false));
    }

    [Fact]
    public async Task TryWithdrawAsync_NeverApproved_IsFalseAndCountsNothing()
    {
        var store = await CreateAsync();

        (await store.TryWithdrawAsync(Samples.PackageArn, 1, Token)).ShouldBeFalse();

        (await store.FindApprovalAsync(Samples.PackageArn, Token)).ShouldBeNull();
    }

    [Fact]
    public async Task TryRegisterAsync_NextEpochTenTimesAtOnce_OneWins()
    {
        var store = await CreateAsync();
        await store.TryRegisterAsync(Samples.PackageArn, 1, [], Token);
        await store.TryWithdrawAsync(Samples.PackageArn, 1, Token);

        var won = await Task.WhenAll(Enumerable.Range(0, 10).Select(
            attempt => Task.Run(() => store.TryRegisterAsync(Samples.PackageArn, 2, [Samples.Run($"run-{attempt}")], Token))));

        won.Count(registered => registered).ShouldBe(1);
        (await store.FindApprovalAsync(Samples.PackageArn, Token))!.RunIds.ShouldBe([$"run-{Array.IndexOf(won, true)}"]);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(10)]
    public async Task ListQueueAsync_SeveralWait_IsInTheirOrderAndOfThatEndpointOnly(int limit)
    {
        var store = await CreateAsync();
        await store.TryRegisterAsync("package-1", 1, [Samples.Run("run-late", "one", Samples.Noon.AddMilliseconds(500))], Token);
        await store.TryRegisterAsync("package-2", 1, [Samples.Run("run-b", "one"), Samples.Run("run-c", "two")], Token);
        await store.TryRegisterAsync("package-3", 1, [Samples.Run("run-a", "ONE")], Token);

        (await store.ListQueueAsync("One", limit, Token)).ShouldBe(new[] { "run-a", "run-b", "run-late" }.Take(limit));
        (await store.ListQueueAsync("two", limit, Token)).ShouldBe(["run-c"]);
        (await store.ListQueueAsync("three", limit, Token)).ShouldBeEmpty();
    }

    [Fact]
    public async Task FindAsync_Unknown_IsNull() => (await (await CreateAsync()).FindAsync("nobody", Token)).ShouldBeNull();

    [Fact]
    public async Task SaveAsync_EveryPartIsSet_ReadsBackTheSame()
    {
        var store = await CreateAsync();
        await store.TryRegisterAsync(Samples.PackageArn, 1, [Samples.Run("run-1")], Token);

        var saved = await store.SaveAsync(Samples.WholeRun("run-1"), Token);

        saved.Revision.ShouldBe(1);
        var found = await store.FindAsync("run-1", Token);
        Samples.ShouldBeSame(found, Samples.WholeRun("run-1") with { Revision = 1 });
        found!.Policy.Document.ToJsonString().ShouldBe(Samples.Run("run-1").Policy.Document.ToJsonString(), "the limits keep their order");
    }

    [Fact]
    public async Task SaveAsync_SomebodySavedMeanwhile_IsRefusedAndTheirsStands()
    {
        var store = await CreateAsync();
        await store.TryRegisterAsync(Samples.PackageArn, 1, [Samples.Run("run-1")], Token);
        var read = (await store.FindAsync("run-1", Token))!;
        await store.SaveAsync(read with { ExecutionArn = "theirs" }, Token);

        await Should.ThrowAsync<RunConflictException>(() => store.SaveAsync(read with { ExecutionArn = "ours" }, Token));

        (await store.FindAsync("run-1", Token))!.ExecutionArn.ShouldBe("theirs");
    }

    [Fact]
    public async Task SaveAsync_NeverRegistered_IsRefused()
    {
        var store = await CreateAsync();

        await Should.ThrowAsync<RunConflictException>(() => store.SaveAsync(Samples.Run("nobody"), Token));

        (await store.FindAsync("nobody", Token)).ShouldBeNull();
    }

    [Fact]
    public async Task SaveAsync_JustWithinTheItemLimit_IsWrittenAndJustOverIsRefused()
    {
        var store = await CreateAsync();
        await store.TryRegisterAsync(Samples.PackageArn, 1, [Samples.Run("run-1")], Token);
        var room = ItemSize.MaxBytes - ItemSize.Measure(RunItem.Of(Of("") with { Revision = 1 }));

        await Should.ThrowAsync<PermanentServiceException>(() => store.SaveAsync(Of(new string('x', room + 1)), Token));
        (await store.FindAsync("run-1", Token))!.Revision.ShouldBe(0);

        await store.SaveAsync(Of(new string('x', room)), Token);
        (await store.FindAsync("run-1", Token))!.ExecutionArn!.Length.ShouldBe(room);

        static Run Of(string arn) => Samples.Run("run-1") with { ExecutionArn = arn };
    }

    [Fact]
    public async Task TryRegisterAsync_OneRunTooLarge_RegistersNothing()
    {
        var store = await CreateAsync();
        Run[] runs = [Samples.Run("run-1"), Samples.Run("run-2") with { ExecutionArn = new string('x', ItemSize.MaxBytes) }];

        await Should.ThrowAsync<PermanentServiceException>(() => store.TryRegisterAsync(Samples.PackageArn, 1, runs, Token));

        (await store.FindApprovalAsync(Samples.PackageArn, Token)).ShouldBeNull();
        (await store.FindAsync("run-1", Token)).ShouldBeNull();
        (await store.ListOpenAsync(10, Token)).ShouldBeEmpty();
    }

    [Fact]
    public async Task SaveAsync_CallerChangesItsRunLater_WhatIsStoredStands()
    {
        var store = await CreateAsync();
        await store.TryRegisterAsync(Samples.PackageArn, 1, [Samples.Run("run-1")], Token);
        List<string> reasons = ["First."];
        var run = Samples.WholeRun("run-1");
        await store.SaveAsync(run with { EarlyOutcome = run.EarlyOutcome! with { Reasons = reasons } }, Token);

        reasons.Add("Second.");
        run.Policy.Document["added"] = 1;
        (await store.FindAsync("run-1", Token))!.Policy.Document["added"] = 2;

        var found = (await store.FindAsync("run-1", Token))!;
        found.EarlyOutcome!.Reasons.ShouldBe(["First."]);
        found.Policy.Document.ShouldNotContainKey("added");
    }

    [Fact]
    public async Task HeadOfQueueAsync_EndpointNameInOtherCase_IsTheSameQueue()
    {
        var store = await CreateAsync();
        await store.TryRegisterAsync("package-1", 1, [Samples.Run("run-1", "Endpoint-One", Samples.Noon)], Token);
        await store.TryRegisterAsync("package-2", 1, [Samples.Run("run-2", "endpoint-one", Samples.Noon.AddSeconds(1))], Token);

        (await store.HeadOfQueueAsync("ENDPOINT-ONE", Token)).ShouldBe("run-1");
        await store.LeaveQueueAsync(Samples.Run("run-1", "Endpoint-One", Samples.Noon), Token);
        (await store.HeadOfQueueAsync("Endpoint-One", Token)).ShouldBe("run-2");
    }

    [Fact]
    public async Task Keys_NamesThatLookLikeKeys_StayApart()
    {
        var store = await CreateAsync();
        string[] endpoints = ["a", "a#queue#", "a/b", "a#lease", "queue#a", HostileText.Line];
        foreach (var (index, endpoint) in endpoints.Index())
        {
            (await store.TryRegisterAsync(endpoint, 1, [Samples.Run($"run-{index}", endpoint) with { ModelPackageArn = endpoint }], Token)).ShouldBeTrue();
        }

        foreach (var (index, endpoint) in endpoints.Index())
        {
            (await store.ListQueueAsync(endpoint, 10, Token)).ShouldBe([$"run-{index}"], endpoint);
            (await store.FindApprovalAsync(endpoint, Token))!.RunIds.ShouldBe([$"run-{index}"], endpoint);
            (await store.FindAsync($"run-{index}", Token))!.EndpointName.ShouldBe(endpoint);
        }
    }

    [Fact]
    public async Task HeadOfQueueAsync_EmptyQueue_IsNull() => (await (await CreateAsync()).HeadOfQueueAsync("one", Token)).ShouldBeNull();

    [Fact]
    public async Task HeadOfQueueAsync_SeveralWait_IsTheOldestApprovalThenTheSmallestId()
    {
        var store = await CreateAsync();
        await store.TryRegisterAsync("package-1", 1, [Samples.Run("run-late", approvedAt: Samples.Noon.AddMilliseconds(500))], Token);
        await store.TryRegisterAsync("package-2", 1, [Samples.Run("run-b", approvedAt: Samples.Noon)], Token);
        await store.TryRegisterAsync("package-3", 1, [Samples.Run("run-a", approvedAt: Samples.Noon)], Token);

        List<string?> order = [];
        while (await store.HeadOfQueueAsync("fraud-detector-prod", Token) is { } head)
        {
            order.Add(head);
            await store.LeaveQueueAsync((await store.FindAsync(head, Token))!, Token);
        }

        order.ShouldBe(["run-a", "run-b", "run-late"]);
    }

    [Fact]
    public async Task LeaveQueueAsync_Repeated_IsNoErrorAndTheRunStays()
    {
        var store = await CreateAsync();
        var run = Samples.Run("run-1");
        await store.TryRegisterAsync(Samples.PackageArn, 1, [run], Token);

        await store.LeaveQueueAsync(run, Token);
        await store.LeaveQueueAsync(run, Token);

        (await store.ListOpenAsync(10, Token)).ShouldBeEmpty();
        (await store.FindAsync("run-1", Token)).ShouldNotBeNull();
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public async Task ListOpenAsync_MoreThanTheLimit_GivesTheOldest(int limit)
    {
        var store = await CreateAsync();
        string[] oldestFirst = ["run-z", "run-y", "run-x"];
        foreach (var (index, id) in oldestFirst.Index())
        {
            await store.TryRegisterAsync($"package-{id}", 1, [Samples.Run(id, $"endpoint-{id}", Samples.Noon.AddSeconds(index))], Token);
        }

        (await store.ListOpenAsync(limit, Token)).ShouldBe(oldestFirst.Take(limit).Select(id => new OpenRun(id, $"endpoint-{id}")));
    }

    [Fact]
    public async Task ListOpenAsync_EndpointsSpelledApart_NameOneQueueTheSame()
    {
        var store = await CreateAsync();
        await store.TryRegisterAsync("package-1", 1, [Samples.Run("run-1", "Prod", Samples.Noon)], Token);
        await store.TryRegisterAsync("package-2", 1, [Samples.Run("run-2", "prod", Samples.Noon.AddSeconds(1))], Token);

        (await store.ListOpenAsync(10, Token)).Select(run => run.EndpointName).Distinct().ShouldHaveSingleItem().ShouldBe("prod", StringCompareShould.IgnoreCase);
    }

    private protected abstract Task<IRunStore> CreateAsync();
}
