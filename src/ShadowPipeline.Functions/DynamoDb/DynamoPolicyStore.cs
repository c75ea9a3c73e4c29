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
    : IVersionedPolicyStore
{
    private const int Attempts = 5;
    private const string Group = "modelPackageGroup";
    private const string Sha256 = "sha256";
    private const string Document = "document";
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
        foreach (var group in items.GroupBy(item => item[Group].S, StringComparer.Ordinal).OrderBy(group => group.Key, StringComparer.Ordinal))
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

    /// <inheritdoc/>
    public async Task<StoredPolicy> SaveAsync(Policy policy, CancellationToken cancellationToken)
    {
        for (var attempt = 1; attempt <= Attempts; attempt++)
        {
            var newest = await FindNewestAsync(policy.ModelPackageGroup, cancellationToken);
            var version = newest is null ? 0 : VersionOf(newest);
            var standing = PolicyDocument.Identify(policy, version);
            if (newest is not null && newest[Sha256].S == standing.Sha256)
            {
                return new StoredPolicy(policy, standing);
            }

            if (await TrySaveAsync(policy, version, cancellationToken) is { } saved)
            {
                return saved;
            }
        }

        throw new TransientServiceException($"The policy of {policy.ModelPackageGroup} was changed by others {Attempts} times meanwhile.");
    }

    /// <inheritdoc/>
    public async Task<StoredPolicy?> TrySaveAsync(Policy policy, int standing, CancellationToken cancellationToken)
    {
        var next = PolicyDocument.Identify(policy, standing + 1);
        if (await TryPutAsync(next, cancellationToken))
        {
            return new StoredPolicy(policy, next);
        }

        // The SDK repeats a write whose answer was lost: then what stands is ours.
        var stands = await FindVersionAsync(policy.ModelPackageGroup, standing + 1, cancellationToken);
        return stands?.Sha256 == next.Sha256 ? new StoredPolicy(policy, next) : null;
    }

    /// <inheritdoc/>
    public async Task<PolicyVersion?> FindVersionAsync(string modelPackageGroup, int version, CancellationToken cancellationToken)
    {
        var request = new GetItemRequest
        {
            TableName = tables.Policies,
            ConsistentRead = true,
            Key = new() { [Group] = new AttributeValue { S = modelPackageGroup }, ["version"] = Number(version) },
        };
        var action = $"read version {version} of the policy of {modelPackageGroup}";
        var answer = await DynamoFaults.TranslateAsync(action, () => client.GetItemAsync(request, cancellationToken), cancellationToken);
        return answer.Item is { Count: > 0 } item ? ToVersion(item) : null;
    }

    /// <inheritdoc/>
    public async Task<IReadOnlyList<PolicyVersion>> ListVersionsAsync(string? modelPackageGroup, CancellationToken cancellationToken)
    {
        var items = modelPackageGroup is null
            ? await DynamoPaging.ScanAsync(client, "list policies", tables.Policies, cancellationToken)
            : await DynamoPaging.QueryAsync(
                client, $"list the policies of {modelPackageGroup}", VersionsOf(modelPackageGroup), limit: null, cancellationToken);
        return [.. items.Select(ToVersion).OrderBy(each => each.ModelPackageGroup, StringComparer.Ordinal).ThenByDescending(each => each.Version)];
    }

    private static StoredPolicy ToPolicy(Dictionary<string, AttributeValue> item)
    {
        var policy = PolicyReader.Read(item[Document].S);
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
            logger?.InvalidStoredPolicy(exception, item[Group].S);
            return null;
        }
    }

    private static PolicyVersion ToVersion(Dictionary<string, AttributeValue> item) => new(
        item[Group].S,
        VersionOf(item),
        item.TryGetValue(SavedAt, out var savedAt) ? SortableInstant.Parse(savedAt.S) : null,
        item.TryGetValue(Sha256, out var sha256) ? sha256.S : "",
        item[Document].S);

    private static AttributeValue Number(int version) => new() { N = version.ToString(CultureInfo.InvariantCulture) };

    private static int VersionOf(Dictionary<string, AttributeValue> item) => int.Parse(item["version"].N, CultureInfo.InvariantCulture);

    private async Task<Dictionary<string, AttributeValue>?> FindNewestAsync(string modelPackageGroup, CancellationToken cancellationToken)
    {
        var request = VersionsOf(modelPackageGroup);
        request.Limit = 1;
        var action = $"read the policy of {modelPackageGroup}";
        var answer = await DynamoFaults.TranslateAsync(action, () => client.QueryAsync(request, cancellationToken), cancellationToken);
        return answer.Items is [var newest, ..] ? newest : null;
    }

    private QueryRequest VersionsOf(string modelPackageGroup) => new()
    {
        TableName = tables.Policies,
        ConsistentRead = true,
        ScanIndexForward = false,
        KeyConditionExpression = $"{Group} = :group",
        ExpressionAttributeValues = new() { [":group"] = new AttributeValue { S = modelPackageGroup } },
    };

    private async Task<bool> TryPutAsync(PolicyIdentity identity, CancellationToken cancellationToken)
    {
        var request = new PutItemRequest
        {
            TableName = tables.Policies,
            Item = new()
            {
                [Group] = new AttributeValue { S = identity.Id },
                ["version"] = Number(identity.Version!.Value),
                [Sha256] = new AttributeValue { S = identity.Sha256 },
                [Document] = new AttributeValue { S = identity.Document.ToJsonString() },
                [SavedAt] = new AttributeValue { S = SortableInstant.Format(time.GetUtcNow()) },
            },
            ConditionExpression = $"attribute_not_exists({Group})",
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
