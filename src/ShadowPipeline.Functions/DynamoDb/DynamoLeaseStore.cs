using System.Globalization;
using Amazon.DynamoDBv2;
using Amazon.DynamoDBv2.Model;
using ShadowPipeline.Functions.Ports;

namespace ShadowPipeline.Functions.DynamoDb;

/// <summary>One lease item per endpoint. It outlives its holders, so that the fencing token keeps counting.</summary>
internal sealed class DynamoLeaseStore(IAmazonDynamoDB client, Tables tables) : ILeaseStore
{
    // Clean-up only, and long after: an endpoint that nobody tested for so long starts counting from the time, which is greater.
    private static readonly TimeSpan KeptAfterExpiry = TimeSpan.FromDays(90);

    public async Task<Lease?> TryAcquireAsync(
        string endpointName, string runId, DateTimeOffset now, DateTimeOffset expiresAt, CancellationToken cancellationToken) =>
        await TryProlongOwnAsync(endpointName, runId, expiresAt, cancellationToken)
        ?? await TryTakeAsync(endpointName, runId, now, expiresAt, cancellationToken)
        ?? await FindOwnAsync(endpointName, runId, cancellationToken);

    public async Task<bool> TryRenewAsync(
        string endpointName, string runId, DateTimeOffset expiresAt, CancellationToken cancellationToken) =>
        (await TryProlongOwnAsync(endpointName, runId, expiresAt, cancellationToken)
            ?? await FindOwnAsync(endpointName, runId, cancellationToken)) is not null;

    public Task ReleaseAsync(string endpointName, string runId, CancellationToken cancellationToken) =>
        TryUpdateAsync(
            $"release endpoint {endpointName}",
            endpointName,
            "REMOVE holder, expiresAt",
            "holder = :run",
            new() { [":run"] = Text(runId) },
            cancellationToken);

    // An expression cannot keep the greater of two values, so a longer expiry fails the condition and is found by reading.
    private Task<Lease?> TryProlongOwnAsync(
        string endpointName, string runId, DateTimeOffset expiresAt, CancellationToken cancellationToken) =>
        TryUpdateAsync(
            $"prolong the lease of {endpointName}",
            endpointName,
            "SET expiresAt = :expiresAt, expiresAtSeconds = :cleanUp",
            "holder = :run AND expiresAt < :expiresAt",
            Expiry(runId, expiresAt),
            cancellationToken);

    private async Task<Lease?> TryTakeAsync(
        string endpointName, string runId, DateTimeOffset now, DateTimeOffset expiresAt, CancellationToken cancellationToken)
    {
        var values = Expiry(runId, expiresAt);
        values[":now"] = Text(SortableInstant.Format(now));
        values[":one"] = Number(1);
        values[":start"] = Number(now.ToUnixTimeSeconds());
        return await TryUpdateAsync(
            $"acquire endpoint {endpointName}",
            endpointName,
            "SET holder = :run, expiresAt = :expiresAt, expiresAtSeconds = :cleanUp, "
                + "fencingToken = if_not_exists(fencingToken, :start) + :one",
            "attribute_not_exists(holder) OR (holder <> :run AND expiresAt <= :now)",
            values,
            cancellationToken);
    }

    private async Task<Lease?> TryUpdateAsync(
        string action,
        string endpointName,
        string update,
        string condition,
        Dictionary<string, AttributeValue> values,
        CancellationToken cancellationToken)
    {
        var request = new UpdateItemRequest
        {
            TableName = tables.Runs,
            Key = RunKeys.Lease(endpointName),
            UpdateExpression = update,
            ConditionExpression = condition,
            ExpressionAttributeValues = values,
            ReturnValues = ReturnValue.ALL_NEW,
        };
        try
        {
            var answer = await DynamoFaults.TranslateAsync(
                action, () => client.UpdateItemAsync(request, cancellationToken), cancellationToken);
            return ToLease(endpointName, answer.Attributes);
        }
        catch (ConditionalCheckFailedException)
        {
            return null;
        }
    }

    private async Task<Lease?> FindOwnAsync(string endpointName, string runId, CancellationToken cancellationToken) =>
        await FindAsync(endpointName, cancellationToken) is { } lease && lease.RunId == runId ? lease : null;

    public async Task<Lease?> FindAsync(string endpointName, CancellationToken cancellationToken)
    {
        var request = new GetItemRequest { TableName = tables.Runs, Key = RunKeys.Lease(endpointName), ConsistentRead = true };
        var answer = await DynamoFaults.TranslateAsync(
            $"read the lease of {endpointName}", () => client.GetItemAsync(request, cancellationToken), cancellationToken);
        return answer.IsItemSet ? ToLease(endpointName, answer.Item) : null;
    }

    private static Lease? ToLease(string endpointName, Dictionary<string, AttributeValue> item) =>
        item.TryGetValue("holder", out var holder)
            ? new Lease(
                endpointName,
                holder.S,
                long.Parse(item["fencingToken"].N, CultureInfo.InvariantCulture),
                DateTimeOffset.Parse(item["expiresAt"].S, CultureInfo.InvariantCulture, DateTimeStyles.AdjustToUniversal))
            : null;

    private static Dictionary<string, AttributeValue> Expiry(string runId, DateTimeOffset expiresAt) => new()
    {
        [":run"] = Text(runId),
        [":expiresAt"] = Text(SortableInstant.Format(expiresAt)),
        [":cleanUp"] = Number((expiresAt + KeptAfterExpiry).ToUnixTimeSeconds()),
    };

    private static AttributeValue Text(string value) => new() { S = value };

    private static AttributeValue Number(long value) => new() { N = value.ToString(CultureInfo.InvariantCulture) };
}
