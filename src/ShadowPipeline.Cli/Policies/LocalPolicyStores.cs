using Amazon.DynamoDBv2;
using ShadowPipeline.Cli.Running;
using ShadowPipeline.Functions.DynamoDb;

namespace ShadowPipeline.Cli.Policies;

/// <summary>Policies in a database file, with an engine of its own for as long as the store is open.</summary>
/// <param name="otherDynamoDb">The value of AWS_ENDPOINT_URL_DYNAMODB, or null for the bundled engine.</param>
/// <param name="time">Stamps what is saved.</param>
internal sealed class LocalPolicyStores(string? otherDynamoDb, TimeProvider time) : IPolicyStores
{
    public bool Exists(string databasePath) => !string.IsNullOrWhiteSpace(otherDynamoDb) || File.Exists(databasePath);

    public async Task<OpenPolicies> ReadAsync(string databasePath, CancellationToken cancellationToken)
    {
        var dynamoDb = await LocalDynamoDb.StartAsync(databasePath, otherDynamoDb, cancellationToken);
        return new OpenPolicies(Store(dynamoDb.Client), dynamoDb);
    }

    public async Task<OpenPolicies> WriteAsync(string databasePath, Action waiting, CancellationToken cancellationToken)
    {
        var dynamoDb = await OwnDynamoDb.OpenAsync(databasePath, otherDynamoDb, waiting, cancellationToken);
        return new OpenPolicies(Store(dynamoDb.Client), dynamoDb);
    }

    private DynamoPolicyStore Store(IAmazonDynamoDB client) => new(client, new Tables(LocalDynamoDb.TablePrefix), time);
}
