using ShadowPipeline.Functions.Ports;

namespace ShadowPipeline.Tests.Functions.DynamoDb;

/// <summary>What every store of a deployment's switch does.</summary>
public abstract class DrainStoreContract
{
    private const string Package = "arn:aws:sagemaker:eu-west-1:111122223333:model-package/fraud-detector/";

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task FindAsync_NothingBegan_IsNull() => (await (await CreateAsync()).FindAsync(Token)).ShouldBeNull();

    [Fact]
    public async Task BeginAsync_Twice_KeepsTheFirst()
    {
        var store = await CreateAsync();
        var first = new Drain(Samples.Noon, "ann");

        (await store.BeginAsync(first, Token)).ShouldBe(first);
        (await store.BeginAsync(new Drain(Samples.Noon.AddHours(1), "bob"), Token)).ShouldBe(first);

        (await store.FindAsync(Token)).ShouldBe(first);
    }

    [Fact]
    public async Task BeginAsync_InAnotherTimeZone_IsReadBackInUtc()
    {
        var store = await CreateAsync();
        await store.BeginAsync(new Drain(Samples.Noon.ToOffset(TimeSpan.FromHours(5)), "ann"), Token);

        var found = (await store.FindAsync(Token))!;

        (found.Since, found.Since.Offset).ShouldBe((Samples.Noon, TimeSpan.Zero));
    }

    [Fact]
    public async Task EndAsync_AlsoTwice_LetsItBeginAnew()
    {
        var store = await CreateAsync();
        await store.EndAsync(Token);
        await store.BeginAsync(new Drain(Samples.Noon, "ann"), Token);

        await store.EndAsync(Token);
        await store.EndAsync(Token);

        (await store.FindAsync(Token)).ShouldBeNull();
        var second = new Drain(Samples.Noon.AddDays(1), "bob");
        (await store.BeginAsync(second, Token)).ShouldBe(second);
    }

    [Fact]
    public async Task ListHeldAsync_Several_AreThereOnceEachByVersion()
    {
        var store = await CreateAsync();
        (await store.ListHeldAsync(10, Token)).ShouldBeEmpty();
        foreach (var (version, minute) in ((int, int)[])[(2, 0), (1, 5), (3, 1), (2, 7)])
        {
            await store.HoldAsync(Held(version, minute), Token);
        }

        (await store.ListHeldAsync(10, Token)).ShouldBe([Held(1, 5), Held(2, 7), Held(3, 1)]);
        (await store.ListHeldAsync(2, Token)).ShouldBe([Held(1, 5), Held(2, 7)]);
    }

    [Fact]
    public async Task ListHeldAsync_MoreThanAPage_IsWhole()
    {
        var store = await CreateAsync();
        for (var version = 100; version < 350; version++)
        {
            await store.HoldAsync(Held(version, 0), Token);
        }

        (await store.ListHeldAsync(1000, Token)).Select(held => held.Version).ShouldBe(Enumerable.Range(100, 250));
    }

    [Fact]
    public async Task LetGoAsync_OneThatWasReplacedOrIsGone_ChangesNothing()
    {
        var store = await CreateAsync();
        await store.HoldAsync(Held(1, 0), Token);
        await store.HoldAsync(Held(1, 1), Token);

        await store.LetGoAsync(Held(1, 0), Token);
        await store.LetGoAsync(Held(2, 0), Token);
        (await store.ListHeldAsync(10, Token)).ShouldBe([Held(1, 1)]);

        await store.LetGoAsync(Held(1, 1), Token);
        await store.LetGoAsync(Held(1, 1), Token);
        (await store.ListHeldAsync(10, Token)).ShouldBeEmpty();
    }

    [Fact]
    public async Task EndAsync_LeavesWhatIsHeld()
    {
        var store = await CreateAsync();
        await store.BeginAsync(new Drain(Samples.Noon, "ann"), Token);
        await store.HoldAsync(Held(1, 0), Token);

        await store.EndAsync(Token);

        (await store.ListHeldAsync(10, Token)).ShouldBe([Held(1, 0)]);
    }

    private protected abstract Task<IDrainStore> CreateAsync();

    private static HeldApproval Held(int version, int minute) => new($"{Package}{version}", "fraud-detector", version, Samples.Noon.AddMinutes(minute));
}
