using System.Globalization;
using Amazon.DynamoDBv2;
using Amazon.DynamoDBv2.Model;
using Microsoft.Extensions.Logging;
using ShadowPipeline.Functions.Logging;
using ShadowPipeline.Functions.Ports;
using ShadowPipeline.Policies;

namespace ShadowPipeline.Functions.DynamoDb;

/// <summary>Every version of every group's policy, as JSON text: its order and numbers are as they were written.</summary>
internal sealed class DynamoPolicyStore(IAmazonDynamoDB client, Tables tables, TimeProvider time, ILogger<DynamoPolicyStore>? logger = null)
    : IPolicyStore
{
    private const int Attempts = 5;
    private const string SavedAt = "savedAt";

    public async Task<StoredPolicy?> FindAsync(string modelPackageGroup, CancellationToken cancellationToken)
    {
        if (await FindNewestAsync(modelPackageGroup, cancellationToken) is not { } item)
        {
            return null;
        }

        return ToPolicy(item);
    }

    public async Task<IReadOnlyList<GroupPolicy>> ListAsync(CancellationToken cancellationToken)
    {
        var policies = new List<GroupPolicy>();
        var items = await DynamoPaging.ScanAsync(client, "list policies", tables.Policies, cancellationToken);
        foreach (var group in items.GroupBy(item => item["modelPackageGroup"].S, StringComparer.Ordinal).OrderBy(group => group.Key, StringComparer.Ordinal))
        {
            // What was saved before this was kept does not say when.
            var saved = group.Where(item => item.ContainsKey(SavedAt)).Select(item => SortableInstant.Parse(item[SavedAt].S)).ToList();
            if (saved.Count > 0 && TryRead(group.MaxBy(VersionOf)!) is { } newest)
            {
                policies.Add(new GroupPolicy(newest, saved.Min()));
            }
        }

        return policies;
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

    private static StoredPolicy ToPolicy(Dictionary<string, AttributeValue> item)
    {
        var policy = PolicyReader.Read(item["document"].S);
        return new StoredPolicy(policy, PolicyDocument.Identify(policy, VersionOf(item)));
    }

    // One group's invalid policy must not keep the others from being listed; its own approvals fail with all of what is wrong.
    private StoredPolicy? TryRead(Dictionary<string, AttributeValue> item)
    {
        try
        {
            return ToPolicy(item);
        }
        catch (InvalidPolicyException exception)
        {
            logger?.InvalidStoredPolicy(exception, item["modelPackageGroup"].S);
            return null;
        }
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
                [SavedAt] = new AttributeValue { S = SortableInstant.Format(time.GetUtcNow()) },
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
