using Amazon.DynamoDBv2;
using Amazon.Runtime;
using ShadowPipeline.Functions.DynamoDb;
using ShadowPipeline.Local.DynamoDb;

namespace ShadowPipeline.Tests.Local.DynamoDb;

/// <summary>Classes of this collection share one engine; each test has tables of its own.</summary>
[CollectionDefinition(Name)]
public sealed class SharedEngine : ICollectionFixture<EngineFixture>
{
    public const string Name = "DynamoDB engine";
}

/// <summary>One engine, in memory for all tests, or on a file of a test's own.</summary>
public sealed class EngineFixture : IAsyncLifetime
{
    private DynamoDbEngine? engine;
    private string? file;
    private int prefixes;

    internal IAmazonDynamoDB Client { get; private set; } = null!;

    public async ValueTask InitializeAsync()
    {
        engine = await DynamoDbEngine.StartAsync(null, TimeProvider.System, TestContext.Current.CancellationToken);
        Client = Connect(engine.Address);
    }

    public async ValueTask DisposeAsync()
    {
        Client?.Dispose();
        if (engine is not null)
        {
            await engine.DisposeAsync();
        }
    }

    /// <summary>An engine on a file.</summary>
    internal static async Task<EngineFixture> OnFileAsync(string file)
    {
        var fixture = new EngineFixture { file = file };
        fixture.engine = await DynamoDbEngine.StartAsync(file, TimeProvider.System, TestContext.Current.CancellationToken);
        fixture.Client = Connect(fixture.engine.Address);
        return fixture;
    }

    /// <summary>Starts the engine again where it was, after somebody killed it.</summary>
    internal async Task RestartAsync()
    {
        var port = engine!.Address.Port;
        await engine.DisposeAsync();
        engine = await DynamoDbEngine.StartAsync(
            DynamoDbEngine.BundledBinary, () => port, file, TimeProvider.System, TestContext.Current.CancellationToken);
    }

    internal static AmazonDynamoDBClient Connect(Uri address) =>
        new(new BasicAWSCredentials("local", "local"), new AmazonDynamoDBConfig { ServiceURL = address.ToString(), AuthenticationRegion = "eu-west-1" });

    /// <summary>Fresh tables.</summary>
    internal async Task<Tables> CreateTablesAsync()
    {
        var tables = new Tables($"test-{Interlocked.Increment(ref prefixes)}");
        await TableInstaller.EnsureAsync(Client, tables, TimeProvider.System, TestContext.Current.CancellationToken);
        return tables;
    }
}
