using System.Globalization;
using Amazon.DynamoDBv2;
using Amazon.DynamoDBv2.Model;
using ShadowPipeline.Functions.Ports;

namespace ShadowPipeline.Functions.DynamoDb;

/// <summary>The switch and the approvals that it holds back: one partition of the runs table.</summary>
internal sealed class DynamoDrainStore(IAmazonDynamoDB client, Tables tables) : IDrainStore
{
    public async Task<Drain?> FindAsync(CancellationToken cancellationToken)
    {
        var request = new GetItemRequest { TableName = tables.Runs, Key = RunKeys.Drain(), ConsistentRead = true };
        var answer = await DynamoFaults.TranslateAsync(
            "read whether the deployment drains", () => client.GetItemAsync(request, cancellationToken), cancellationToken);
        return answer.IsItemSet ? ToDrain(answer.Item) : null;
    }

    public async Task<Drain> BeginAsync(Drain drain, CancellationToken cancellationToken)
    {
        var item = RunKeys.Drain();
        item["since"] = Text(SortableInstant.Format(drain.Since));
        item["by"] = Text(drain.By);
        var request = new PutItemRequest { TableName = tables.Runs, Item = item, ConditionExpression = "attribute_not_exists(pk)" };
        while (true)
        {
            try
            {
                await DynamoFaults.TranslateAsync("begin to drain", () => client.PutItemAsync(request, cancellationToken), cancellationToken);
                return drain;
            }
            catch (ConditionalCheckFailedException)
            {
                if (await FindAsync(cancellationToken) is { } standing)
                {
                    return standing;
                }

                // Ended between the two calls.
            }
        }
    }

    public Task EndAsync(CancellationToken cancellationToken)
    {
        var request = new DeleteItemRequest { TableName = tables.Runs, Key = RunKeys.Drain() };
        return DynamoFaults.TranslateAsync("end the drain", () => client.DeleteItemAsync(request, cancellationToken), cancellationToken);
    }

    public Task HoldAsync(HeldApproval approval, CancellationToken cancellationToken)
    {
        var item = RunKeys.Held(approval.ModelPackageArn);
        item["modelPackageArn"] = Text(approval.ModelPackageArn);
        item["modelPackageGroup"] = Text(approval.ModelPackageGroup);
        item["modelPackageVersion"] = new AttributeValue { N = approval.Version.ToString(CultureInfo.InvariantCulture) };
        item["at"] = Text(SortableInstant.Format(approval.At));
        var request = new PutItemRequest { TableName = tables.Runs, Item = item };
        return DynamoFaults.TranslateAsync(
            $"hold the approval of {approval.ModelPackageArn}", () => client.PutItemAsync(request, cancellationToken), cancellationToken);
    }

    public async Task<IReadOnlyList<HeldApproval>> ListHeldAsync(int limit, CancellationToken cancellationToken)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(limit, 1);
        var request = new QueryRequest
        {
            TableName = tables.Runs,
            ConsistentRead = true,
            KeyConditionExpression = "pk = :drain AND begins_with(sk, :held)",
            ExpressionAttributeValues = new() { [":drain"] = Text(RunKeys.DrainPartition), [":held"] = Text(RunKeys.HeldPrefix) },
            Limit = limit,
        };
        return [.. (await DynamoPaging.QueryAsync(client, "list the approvals that are held", request, limit, cancellationToken)).Select(ToHeld)];
    }

    public async Task LetGoAsync(HeldApproval approval, CancellationToken cancellationToken)
    {
        var request = new DeleteItemRequest
        {
            TableName = tables.Runs,
            Key = RunKeys.Held(approval.ModelPackageArn),
            ConditionExpression = "#at = :at",
            ExpressionAttributeNames = new() { ["#at"] = "at" },
            ExpressionAttributeValues = new() { [":at"] = Text(SortableInstant.Format(approval.At)) },
        };
        try
        {
            await DynamoFaults.TranslateAsync(
                $"let go the approval of {approval.ModelPackageArn}", () => client.DeleteItemAsync(request, cancellationToken), cancellationToken);
        }
        catch (ConditionalCheckFailedException)
        {
            // Let go before, or replaced by a later approval, which is looked at by itself.
        }
    }

    private static Drain ToDrain(Dictionary<string, AttributeValue> item) => new(SortableInstant.Parse(item["since"].S), item["by"].S);

    private static HeldApproval ToHeld(Dictionary<string, AttributeValue> item) => new(
        item["modelPackageArn"].S,
        item["modelPackageGroup"].S,
        int.Parse(item["modelPackageVersion"].N, CultureInfo.InvariantCulture),
        SortableInstant.Parse(item["at"].S));

    private static AttributeValue Text(string text) => new() { S = text };
}
