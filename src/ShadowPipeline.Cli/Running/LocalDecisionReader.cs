using ShadowPipeline.Decisions;
using ShadowPipeline.Functions.DynamoDb;
using ShadowPipeline.Functions.Ports;

namespace ShadowPipeline.Cli.Running;

/// <summary>Reads decisions from a database file with an engine of its own, for as long as the reading takes.</summary>
/// <param name="otherDynamoDb">The value of AWS_ENDPOINT_URL_DYNAMODB, or null for the bundled engine.</param>
internal sealed class LocalDecisionReader(string? otherDynamoDb) : IDecisionReader
{
    public bool Exists(string databasePath) => !string.IsNullOrWhiteSpace(otherDynamoDb) || File.Exists(databasePath);

    public async Task<IReadOnlyList<DecisionRecord>> ListAsync(
        string databasePath, DecisionFilter filter, CancellationToken cancellationToken)
    {
        await using var dynamoDb = await LocalDynamoDb.StartAsync(databasePath, otherDynamoDb, cancellationToken);
        return await Store(dynamoDb).ListAsync(filter, cancellationToken);
    }

    public async Task<DecisionRecord?> FindAsync(string databasePath, string id, CancellationToken cancellationToken)
    {
        await using var dynamoDb = await LocalDynamoDb.StartAsync(databasePath, otherDynamoDb, cancellationToken);
        return await Store(dynamoDb).FindAsync(id, cancellationToken);
    }

    private static DynamoDecisionStore Store(LocalDynamoDb dynamoDb) => new(dynamoDb.Client, new Tables(LocalDynamoDb.TablePrefix));
}
