using Amazon.DynamoDBv2;
using ShadowPipeline.Functions.DynamoDb;
using ShadowPipeline.Local.DynamoDb;

namespace ShadowPipeline.Cli.Running;

/// <summary>
/// The DynamoDB that decisions are kept in: an engine on a database file, or the endpoint that AWS_ENDPOINT_URL_DYNAMODB names.
/// </summary>
internal sealed class LocalDynamoDb : IAsyncDisposable
{
    /// <summary>The prefix of the tables' names on this machine.</summary>
    public const string TablePrefix = Tables.DefaultPrefix;

    private readonly DynamoDbEngine? _engine;

    private LocalDynamoDb(DynamoDbEngine? engine, Uri address, IAmazonDynamoDB client)
    {
        _engine = engine;
        Address = address;
        Client = client;
    }

    /// <summary>Where it answers.</summary>
    public Uri Address { get; }

    /// <summary>Whether it is this process's own engine: nobody else works with what is in it.</summary>
    public bool IsOwn => _engine is not null;

    /// <summary>A client of it.</summary>
    public IAmazonDynamoDB Client { get; }

    /// <summary>Starts the engine unless another endpoint is named, and creates the tables that are missing.</summary>
    /// <param name="databasePath">The engine's file; null keeps everything in memory.</param>
    /// <param name="otherEndpoint">The other endpoint, or null.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public static async Task<LocalDynamoDb> StartAsync(string? databasePath, string? otherEndpoint, CancellationToken cancellationToken)
    {
        var engine = string.IsNullOrWhiteSpace(otherEndpoint)
            ? await DynamoDbEngine.StartAsync(databasePath, TimeProvider.System, cancellationToken)
            : null;
        var address = engine?.Address ?? new Uri(otherEndpoint!);
        var client = new AmazonDynamoDBClient(
            LocalClients.Credentials, LocalClients.Configured(new AmazonDynamoDBConfig(), address, "us-east-1"));
        var dynamoDb = new LocalDynamoDb(engine, address, client);
        try
        {
            await TableInstaller.EnsureAsync(client, new Tables(TablePrefix), TimeProvider.System, cancellationToken);
            return dynamoDb;
        }
        catch
        {
            await dynamoDb.DisposeAsync();
            throw;
        }
    }

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        if (_engine is not null)
        {
            await _engine.DisposeAsync();
        }
    }
}
