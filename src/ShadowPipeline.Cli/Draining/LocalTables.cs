using ShadowPipeline.Cli.Running;
using ShadowPipeline.Functions.DynamoDb;

namespace ShadowPipeline.Cli.Draining;

/// <summary>The tables in a database file of this machine, with an engine of its own for as long as they are open.</summary>
internal static class LocalTables
{
    /// <summary>Opens them, and creates what is missing; waits for others who use the file.</summary>
    /// <param name="databasePath">The file.</param>
    /// <param name="otherDynamoDb">The value of AWS_ENDPOINT_URL_DYNAMODB, or null for the bundled engine.</param>
    /// <param name="waiting">Hears that somebody else uses the file.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public static async Task<OpenTables> OpenAsync(string databasePath, string? otherDynamoDb, Action waiting, CancellationToken cancellationToken)
    {
        var dynamoDb = await OwnDynamoDb.OpenAsync(databasePath, otherDynamoDb, waiting, cancellationToken);
        return new OpenTables(dynamoDb.Client, new Tables(LocalDynamoDb.TablePrefix), dynamoDb);
    }
}
