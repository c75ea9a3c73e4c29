using ShadowPipeline.Functions.Ports;

namespace ShadowPipeline.Tests.Functions.DynamoDb;

/// <summary>What every store of leases does.</summary>
public abstract class LeaseStoreContract
{
    private static readonly DateTimeOffset Now = Samples.Noon;
    private static readonly DateTimeOffset Expiry = Now.AddHours(1);

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task TryAcquireAsync_Free_GivesTheLease()
    {
        var lease = await (await CreateAsync()).TryAcquireAsync("one", "run-a", Now, Expiry, Token);

        lease.ShouldNotBeNull();
        lease.ShouldBe(new Lease("one", "run-a", lease.FencingToken, Expiry));
    }

    [Fact]
    public async Task TryAcquireAsync_AnotherHoldsIt_IsNull()
    {
        var store = await CreateAsync();
        await store.TryAcquireAsync("one", "run-a", Now, Expiry, Token);

        (await store.TryAcquireAsync("one", "run-b", Expiry.AddTicks(-1), Expiry.AddHours(1), Token)).ShouldBeNull();
        (await store.TryAcquireAsync("two", "run-b", Now, Expiry, Token)).ShouldNotBeNull();
    }

    [Fact]
    public async Task TryAcquireAsync_Expired_GivesItWithAGreaterToken()
    {
        var store = await CreateAsync();
        var first = await store.TryAcquireAsync("one", "run-a", Now, Expiry, Token);

        var second = await store.TryAcquireAsync("one", "run-b", Expiry, Expiry.AddHours(1), Token);

        second!.RunId.ShouldBe("run-b");
        second.FencingToken.ShouldBeGreaterThan(first!.FencingToken);
    }

    [Fact]
    public async Task TryAcquireAsync_OwnLease_KeepsTheTokenAndProlongs()
    {
        var store = await CreateAsync();
        var first = await store.TryAcquireAsync("one", "run-a", Now, Expiry, Token);

        (await store.TryAcquireAsync("one", "run-a", Now, Expiry.AddHours(1), Token)).ShouldBe(
            first! with { ExpiresAt = Expiry.AddHours(1) });
    }

    [Fact]
    public async Task TryAcquireAsync_OwnExpiredLease_KeepsTheToken()
    {
        var store = await CreateAsync();
        var first = await store.TryAcquireAsync("one", "run-a", Now, Expiry, Token);

        (await store.TryAcquireAsync("one", "run-a", Expiry.AddDays(1), Expiry.AddDays(2), Token))!.FencingToken.ShouldBe(
            first!.FencingToken);
    }

    [Fact]
    public async Task TryAcquireAsync_OwnLeaseWithEarlierExpiry_NeverShrinks()
    {
        var store = await CreateAsync();
        var first = await store.TryAcquireAsync("one", "run-a", Now, Expiry, Token);

        (await store.TryAcquireAsync("one", "run-a", Now, Expiry.AddMinutes(-1), Token)).ShouldBe(first);
    }

    [Fact]
    public async Task TryAcquireAsync_TenAtOnce_OneHolds()
    {
        var store = await CreateAsync();

        var leases = await Task.WhenAll(Enumerable.Range(0, 10).Select(
            run => Task.Run(() => store.TryAcquireAsync("one", $"run-{run}", Now, Expiry, Token))));

        leases.Count(lease => lease is not null).ShouldBe(1);
    }

    [Fact]
    public async Task TryAcquireAsync_SameRunTenTimesAtOnce_AllHaveTheOneLease()
    {
        var store = await CreateAsync();

        var leases = await Task.WhenAll(
            Enumerable.Range(0, 10).Select(_ => Task.Run(() => store.TryAcquireAsync("one", "run-a", Now, Expiry, Token))));

        leases.Distinct().ShouldHaveSingleItem().ShouldNotBeNull();
    }

    [Fact]
    public async Task TryRenewAsync_Own_Prolongs()
    {
        var store = await CreateAsync();
        await store.TryAcquireAsync("one", "run-a", Now, Expiry, Token);

        (await store.TryRenewAsync("one", "run-a", Expiry.AddHours(1), Token)).ShouldBeTrue();

        (await store.TryAcquireAsync("one", "run-b", Expiry, Expiry.AddHours(2), Token)).ShouldBeNull();
    }

    [Fact]
    public async Task TryRenewAsync_NobodysOrAnothers_IsFalseAndChangesNothing()
    {
        var store = await CreateAsync();
        (await store.TryRenewAsync("one", "run-a", Expiry, Token)).ShouldBeFalse();
        var lease = await store.TryAcquireAsync("one", "run-b", Now, Expiry, Token);

        (await store.TryRenewAsync("one", "run-a", Expiry.AddDays(1), Token)).ShouldBeFalse();

        (await store.TryAcquireAsync("one", "run-b", Now, Expiry, Token)).ShouldBe(lease);
    }

    [Fact]
    public async Task ReleaseAsync_Own_FreesItAndTheTokenKeepsCounting()
    {
        var store = await CreateAsync();
        long last = 0;
        for (var turn = 0; turn < 3; turn++)
        {
            // Even when the clock goes back.
            var lease = await store.TryAcquireAsync("one", $"run-{turn}", Now.AddDays(-turn), Expiry, Token);
            lease!.FencingToken.ShouldBeGreaterThan(last);
            last = lease.FencingToken;
            await store.ReleaseAsync("one", $"run-{turn}", Token);
        }

        (await store.TryRenewAsync("one", "run-2", Expiry, Token)).ShouldBeFalse();
    }

    [Fact]
    public async Task FindAsync_HeldExpiredAndReleased_IsTheLeaseUntilItIsGivenBack()
    {
        var store = await CreateAsync();
        (await store.FindAsync("one", Token)).ShouldBeNull();
        var lease = await store.TryAcquireAsync("one", "run-a", Now, Now.AddTicks(1), Token);

        (await store.FindAsync("one", Token)).ShouldBe(lease);
        await store.ReleaseAsync("one", "run-a", Token);
        (await store.FindAsync("one", Token)).ShouldBeNull();
    }

    [Fact]
    public async Task EndpointName_OtherCase_IsTheSameEndpoint()
    {
        var store = await CreateAsync();
        await store.TryAcquireAsync("Endpoint-One", "run-a", Now, Expiry, Token);

        (await store.TryAcquireAsync("endpoint-one", "run-b", Now, Expiry, Token)).ShouldBeNull();
        (await store.FindAsync("ENDPOINT-ONE", Token))!.RunId.ShouldBe("run-a");
    }

    [Fact]
    public async Task ReleaseAsync_NobodysOrAnothers_IsNoErrorAndChangesNothing()
    {
        var store = await CreateAsync();
        await store.ReleaseAsync("one", "run-a", Token);
        var lease = await store.TryAcquireAsync("one", "run-b", Now, Expiry, Token);

        await store.ReleaseAsync("one", "run-a", Token);

        (await store.TryAcquireAsync("one", "run-b", Now, Expiry, Token)).ShouldBe(lease);
    }

    private protected abstract Task<ILeaseStore> CreateAsync();
}
