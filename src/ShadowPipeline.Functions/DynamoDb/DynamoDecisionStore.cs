using Amazon.DynamoDBv2;
using Amazon.DynamoDBv2.Model;
using ShadowPipeline.Decisions;
using ShadowPipeline.Functions.Ports;

namespace ShadowPipeline.Functions.DynamoDb;

/// <summary>Decision records in the decisions table.</summary>
/// <param name="client">The endpoint.</param>
/// <param name="tables">The tables.</param>
/// <param name="pageSize">How many items a page may hold; null leaves it to DynamoDB, 1 MB.</param>
internal sealed class DynamoDecisionStore(IAmazonDynamoDB client, Tables tables, int? pageSize = null) : IDecisionStore
{
    public async Task<DecisionRecord> WriteOnceAsync(DecisionRecord record, CancellationToken cancellationToken)
    {
        if (await TryPutAsync($"write decision {record.Id}", DecisionItem.Of(record), cancellationToken))
        {
            return record with { Release = null };
        }

        var standing = await FindAsync(record.Id, cancellationToken)
            ?? throw new TransientServiceException($"Decision {record.Id} was there and is gone: somebody deletes records.");
        return DecisionComparison.SameContent(standing, record)
            ? standing
            : throw new DecisionConflictException(
                $"Decision {record.Id} stands as {standing.Decision} ({standing.Basis}) of {standing.DecidedAt:u}; "
                + $"{record.Decision} ({record.Basis}) with other content was refused.");
    }

    public async Task<ReleaseRecord> WriteReleaseOnceAsync(string id, ReleaseRecord release, CancellationToken cancellationToken)
    {
        if (await TryPutAsync($"write the release of {id}", DecisionItem.Of(id, release), cancellationToken))
        {
            return release;
        }

        var key = DecisionItem.Key(id, DecisionItem.ReleasePart);
        var request = new GetItemRequest { TableName = tables.Decisions, Key = key, ConsistentRead = true };
        var answer = await DynamoFaults.TranslateAsync(
            $"read the release of {id}", () => client.GetItemAsync(request, cancellationToken), cancellationToken);
        return answer.IsItemSet
            ? DecisionItem.ToRelease(answer.Item)
            : throw new TransientServiceException($"The release of {id} was there and is gone: somebody deletes records.");
    }

    public async Task<DecisionRecord?> FindAsync(string id, CancellationToken cancellationToken)
    {
        var request = new QueryRequest
        {
            TableName = tables.Decisions,
            ConsistentRead = true,
            KeyConditionExpression = "id = :id",
            ExpressionAttributeValues = new() { [":id"] = new AttributeValue { S = id } },
        };
        var items = await DynamoPaging.QueryAsync(client, $"read decision {id}", request, null, cancellationToken);
        var release = items.Find(item => item["part"].S == DecisionItem.ReleasePart);
        return items.Find(item => item["part"].S == DecisionItem.DecisionPart) is { } decision
            ? DecisionItem.ToDecision(decision) with { Release = release is null ? null : DecisionItem.ToRelease(release) }
            : null;
    }

    public async Task<IReadOnlyList<DecisionRecord>> ListAsync(DecisionFilter filter, CancellationToken cancellationToken)
    {
        var request = DecisionQuery.Of(filter, tables.Decisions);
        request.Limit = pageSize ?? filter.Limit;
        var items = await DynamoPaging.QueryAsync(client, "list decisions", request, filter.Limit, cancellationToken);
        var records = items.Select(DecisionItem.ToDecision).ToList();

        var keys = records.Select(record => DecisionItem.Key(record.Id, DecisionItem.ReleasePart));
        var releases = (await DynamoPaging.GetAllAsync(client, "read releases", tables.Decisions, keys, cancellationToken))
            .ToDictionary(item => item["id"].S, DecisionItem.ToRelease);
        return [.. records.Select(record => record with { Release = releases.GetValueOrDefault(record.Id) })];
    }

    private async Task<bool> TryPutAsync(string action, Dictionary<string, AttributeValue> item, CancellationToken cancellationToken)
    {
        var request = new PutItemRequest { TableName = tables.Decisions, Item = item, ConditionExpression = "attribute_not_exists(id)" };
        try
        {
            await DynamoFaults.TranslateAsync(action, () => client.PutItemAsync(request, cancellationToken), cancellationToken);
            return true;
        }
        catch (ConditionalCheckFailedException)
        {
            return false;
        }
    }
}
