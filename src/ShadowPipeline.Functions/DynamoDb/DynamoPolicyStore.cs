using System.Globalization;
using Amazon.DynamoDBv2;
using Amazon.DynamoDBv2.Model;
using ShadowPipeline.Functions.Ports;
using ShadowPipeline.Policies;

namespace ShadowPipeline.Functions.DynamoDb;

/// <summary>Every version of every group's policy, as JSON text: its order and numbers are as they were written.</summary>
internal sealed class DynamoPolicyStore(IAmazonDynamoDB client, Tables tables) : IPolicyStore
{
    private const int Attempts = 5;

    public async Task<StoredPolicy?> FindAsync(string modelPackageGroup, CancellationToken cancellationToken)
    {
        if (await FindNewestAsync(modelPackageGroup, cancellationToken) is not { } item)
        {
            return null;
        }

        var policy = PolicyReader.Read(item["document"].S);
        return new StoredPolicy(policy, PolicyDocument.Identify(policy, VersionOf(item)));
    }

    /// <summary>Writes the policy as its group's next version, unless the newest says the same; returns what is the newest then.</summary>
    public async Task<StoredPolicy> SaveAsync(Policy policy, CancellationToken cancellationToken)
    {
        for (var attempt = 1; attempt <= Attempts; attempt++)
        {
            var newest = await FindNewestAsync(policy.ModelPackageGroup, cancellationToken);
            var version = newest is null ? 0 : VersionOf(newest);
            var standing = PolicyDocument.Identify(policy, version);
            if (newest is not null && newest["sha256"].S == standing.Sha256)
            {
                return new StoredPolicy(policy, standing);
            }

            var next = PolicyDocument.Identify(policy, version + 1);
            if (await TryPutAsync(next, cancellationToken))
            {
                return new StoredPolicy(policy, next);
            }
        }

        throw new TransientServiceException($"The policy of {policy.ModelPackageGroup} was changed by others {Attempts} times meanwhile.");
    }

    private static int VersionOf(Dictionary<string, AttributeValue> item) => int.Parse(item["version"].N, CultureInfo.InvariantCulture);

    private async Task<Dictionary<string, AttributeValue>?> FindNewestAsync(string modelPackageGroup, CancellationToken cancellationToken)
    {
        var request = new QueryRequest
        {
            TableName = tables.Policies,
            ConsistentRead = true,
            ScanIndexForward = false,
            KeyConditionExpression = "modelPackageGroup = :group",
            ExpressionAttributeValues = new() { [":group"] = new AttributeValue { S = modelPackageGroup } },
            Limit = 1,
        };
        var action = $"read the policy of {modelPackageGroup}";
        var answer = await DynamoFaults.TranslateAsync(action, () => client.QueryAsync(request, cancellationToken), cancellationToken);
        return answer.Items is [var newest, ..] ? newest : null;
    }

    private async Task<bool> TryPutAsync(PolicyIdentity identity, CancellationToken cancellationToken)
    {
        var request = new PutItemRequest
        {
            TableName = tables.Policies,
            Item = new()
            {
                ["modelPackageGroup"] = new AttributeValue { S = identity.Id },
                ["version"] = new AttributeValue { N = identity.Version!.Value.ToString(CultureInfo.InvariantCulture) },
                ["sha256"] = new AttributeValue { S = identity.Sha256 },
                ["document"] = new AttributeValue { S = identity.Document.ToJsonString() },
            },
            ConditionExpression = "attribute_not_exists(modelPackageGroup)",
        };
        ItemSize.Check($"The policy of {identity.Id}", request.Item);
        try
        {
            var action = $"save version {identity.Version} of the policy of {identity.Id}";
            await DynamoFaults.TranslateAsync(action, () => client.PutItemAsync(request, cancellationToken), cancellationToken);
            return true;
        }
        catch (ConditionalCheckFailedException)
        {
            return false;
        }
    }
}
