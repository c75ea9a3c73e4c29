using ShadowPipeline.Functions.DynamoDb;
using ShadowPipeline.Local.DynamoDb;
using ShadowPipeline.Tests.Functions.DynamoDb;

namespace ShadowPipeline.Tests.Local.DynamoDb;

/// <summary>What `shadow run` decided, `shadow decisions` reads later, or at the same time.</summary>
public sealed class SharedFileTests : IDisposable
{
    private static readonly Tables Tables = new("shared");

    private readonly TemporaryFolder folder = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task File_EngineIsStartedAgain_HoldsWhatWasWritten()
    {
        var file = folder.File("data.db");
        var record = Samples.Decision("run-1");
        await WithEngineAsync(file, async (engine, tables) =>
        {
            using var client = EngineFixture.Connect(engine.Address);
            await new DynamoDecisionStore(client, tables).WriteOnceAsync(record, Token);
        });

        await WithEngineAsync(file, async (engine, tables) =>
        {
            using var client = EngineFixture.Connect(engine.Address);
            Samples.ShouldBeSame(await new DynamoDecisionStore(client, tables).FindAsync("run-1", Token), record);
        });
    }

    [Fact]
    public async Task File_TwoEnginesAtOnce_OneRegistrationOfEachEpochWins()
    {
        var file = folder.File("data.db");
        var engines = await Task.WhenAll(
            DynamoDbEngine.StartAsync(file, TimeProvider.System, Token), DynamoDbEngine.StartAsync(file, TimeProvider.System, Token));
        await using var first = engines[0];
        await using var second = engines[1];
        using var firstClient = EngineFixture.Connect(first.Address);
        using var secondClient = EngineFixture.Connect(second.Address);
        await Task.WhenAll(
            TableInstaller.EnsureAsync(firstClient, Tables, TimeProvider.System, Token),
            TableInstaller.EnsureAsync(secondClient, Tables, TimeProvider.System, Token));
        DynamoRunStore[] stores = [new(firstClient, Tables), new(secondClient, Tables)];

        for (var epoch = 1; epoch <= 20; epoch++)
        {
            var won = await Task.WhenAll(stores.Select(
                (store, side) => Task.Run(
                    () => store.TryRegisterAsync(Samples.PackageArn, epoch, [Samples.Run($"run-{epoch}-{side}")], Token))));

            won.Count(registered => registered).ShouldBe(1);
            var approval = await stores[0].FindApprovalAsync(Samples.PackageArn, Token);
            approval!.Epoch.ShouldBe(epoch);
            approval.RunIds.ShouldBe([$"run-{epoch}-{(won[0] ? 0 : 1)}"]);
            (await stores[epoch % 2].TryWithdrawAsync(Samples.PackageArn, epoch, Token)).ShouldBeTrue();
        }
    }

    private static async Task WithEngineAsync(string file, Func<DynamoDbEngine, Tables, Task> use)
    {
        await using var engine = await DynamoDbEngine.StartAsync(file, TimeProvider.System, Token);
        using var client = EngineFixture.Connect(engine.Address);
        await TableInstaller.EnsureAsync(client, Tables, TimeProvider.System, Token);
        await use(engine, Tables);
    }
}
