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

/// <summary>One engine in memory.</summary>
public sealed class EngineFixture : IAsyncLifetime
{
    private DynamoDbEngine? engine;
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
