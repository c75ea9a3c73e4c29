using Amazon.DynamoDBv2;
using Amazon.DynamoDBv2.Model;

namespace ShadowPipeline.Functions.DynamoDb;

/// <summary>Reads on until DynamoDB has no more: a page may be short or empty long before the end.</summary>
internal static class DynamoPaging
{
    /// <summary>All items of a query, or the first <paramref name="limit"/>.</summary>
    public static async Task<List<Dictionary<string, AttributeValue>>> QueryAsync(
        IAmazonDynamoDB client, string action, QueryRequest request, int? limit, CancellationToken cancellationToken)
    {
        List<Dictionary<string, AttributeValue>> items = [];
        do
        {
            var page = await DynamoFaults.TranslateAsync(action, () => client.QueryAsync(request, cancellationToken), cancellationToken);
            items.AddRange(page.Items ?? []);
            request.ExclusiveStartKey = page.LastEvaluatedKey;
        }
        while (request.ExclusiveStartKey is { Count: > 0 } && !(items.Count >= limit));

        return limit is { } most && items.Count > most ? items[..most] : items;
    }

    /// <summary>All items of a table.</summary>
    public static async Task<List<Dictionary<string, AttributeValue>>> ScanAsync(
        IAmazonDynamoDB client, string action, string table, CancellationToken cancellationToken)
    {
        List<Dictionary<string, AttributeValue>> items = [];
        var request = new ScanRequest { TableName = table, ConsistentRead = true };
        do
        {
            var page = await DynamoFaults.TranslateAsync(action, () => client.ScanAsync(request, cancellationToken), cancellationToken);
            items.AddRange(page.Items ?? []);
            request.ExclusiveStartKey = page.LastEvaluatedKey;
        }
        while (request.ExclusiveStartKey is { Count: > 0 });

        return items;
    }

    /// <summary>
    /// The items of the keys that exist, in no order. DynamoDB takes 100 keys at once and may leave some for the next call.
    /// </summary>
    public static async Task<List<Dictionary<string, AttributeValue>>> GetAllAsync(
        IAmazonDynamoDB client,
        string action,
        string table,
        IEnumerable<Dictionary<string, AttributeValue>> keys,
        CancellationToken cancellationToken)
    {
        List<Dictionary<string, AttributeValue>> items = [];
        foreach (var chunk in keys.Chunk(100))
        {
            var wanted = new Dictionary<string, KeysAndAttributes> { [table] = new() { Keys = [.. chunk], ConsistentRead = true } };
            while (wanted is { Count: > 0 })
            {
                var request = new BatchGetItemRequest { RequestItems = wanted };
                var answer = await DynamoFaults.TranslateAsync(
                    action, () => client.BatchGetItemAsync(request, cancellationToken), cancellationToken);
                items.AddRange(answer.Responses?.GetValueOrDefault(table) ?? []);
                wanted = answer.UnprocessedKeys;
            }
        }

        return items;
    }
}
