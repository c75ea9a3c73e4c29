using Amazon.DynamoDBv2;

namespace ShadowPipeline.Cli.Running;

/// <summary>A database file that nobody else writes to, with an engine of its own, for as long as it is open.</summary>
internal sealed class OwnDynamoDb : IAsyncDisposable
{
    private readonly IDisposable _only;
    private readonly LocalDynamoDb _engine;

    private OwnDynamoDb(IDisposable only, LocalDynamoDb engine) => (_only, _engine) = (only, engine);

    /// <summary>A client of the engine.</summary>
    public IAmazonDynamoDB Client => _engine.Client;

    /// <summary>Opens the file, and creates what is missing; waits for others who use it.</summary>
    /// <param name="databasePath">The file.</param>
    /// <param name="otherDynamoDb">The value of AWS_ENDPOINT_URL_DYNAMODB, or null for the bundled engine.</param>
    /// <param name="waiting">Hears that somebody else uses the file.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public static async Task<OwnDynamoDb> OpenAsync(string databasePath, string? otherDynamoDb, Action waiting, CancellationToken cancellationToken)
    {
        DatabaseFile.CreateFolder(databasePath);
        var only = await DatabaseLock.TakeAsync(databasePath, TimeProvider.System, waiting, cancellationToken);
        try
        {
            return new OwnDynamoDb(only, await LocalDynamoDb.StartAsync(databasePath, otherDynamoDb, cancellationToken));
        }
        catch
        {
            only.Dispose();
            throw;
        }
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await _engine.DisposeAsync();
        _only.Dispose();
    }
}
