using System.Globalization;
using Amazon.DynamoDBv2;
using Amazon.DynamoDBv2.Model;
using ShadowPipeline.Functions.Ports;
using ShadowPipeline.Runs;

namespace ShadowPipeline.Functions.DynamoDb;

/// <summary>Approvals, runs and queues in the runs table.</summary>
internal sealed class DynamoRunStore(IAmazonDynamoDB client, Tables tables) : IRunStore
{
    // A transaction takes 100 items: the package, and a run and its place in the queue for each endpoint.
    private const int MaxRuns = 49;

    private const string Withdrawn = "withdrawn";

    public async Task<PackageApproval?> FindApprovalAsync(string modelPackageArn, CancellationToken cancellationToken)
    {
        var item = await GetAsync($"read the approvals of {modelPackageArn}", RunKeys.Package(modelPackageArn), cancellationToken);
        return item is null
            ? null
            : new PackageApproval(
                int.Parse(item["epoch"].N, CultureInfo.InvariantCulture),
                [.. (item["runIds"].L ?? []).Select(id => id.S)],
                item.GetValueOrDefault(Withdrawn)?.BOOL == true);
    }

    public async Task<bool> TryRegisterAsync(
        string modelPackageArn, int epoch, IReadOnlyList<Run> runs, CancellationToken cancellationToken)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(epoch, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(runs.Count, MaxRuns);

        List<TransactWriteItem> writes = [new() { Put = PutApproval(modelPackageArn, epoch, runs) }];
        foreach (var run in runs)
        {
            var put = new Put { TableName = tables.Runs, Item = RunItem.Of(run), ConditionExpression = "attribute_not_exists(pk)" };
            writes.Add(new() { Put = put });
            writes.Add(new() { Put = new Put { TableName = tables.Runs, Item = ToQueueItem(run) } });
        }

        try
        {
            var request = new TransactWriteItemsRequest { TransactItems = writes };
            var action = $"register approval {epoch} of {modelPackageArn}";
            await DynamoFaults.TranslateAsync(action, () => client.TransactWriteItemsAsync(request, cancellationToken), cancellationToken);
            return true;
        }
        catch (TransactionCanceledException e) when (DynamoFaults.FailedConditions(e).Contains(0))
        {
            return false;
        }
        catch (TransactionCanceledException e)
        {
            var taken = DynamoFaults.FailedConditions(e).Select(position => runs[(position - 1) / 2].Id);
            throw new PermanentServiceException(
                $"Approval {epoch} of {modelPackageArn} cannot be registered: run {string.Join(", ", taken)} exists already.", e);
        }
    }

    public async Task<bool> TryWithdrawAsync(string modelPackageArn, int epoch, CancellationToken cancellationToken)
    {
        var request = new UpdateItemRequest
        {
            TableName = tables.Runs,
            Key = RunKeys.Package(modelPackageArn),
            UpdateExpression = "SET #withdrawn = :yes",
            ConditionExpression = "epoch = :epoch",
            ExpressionAttributeNames = new() { ["#withdrawn"] = Withdrawn },
            ExpressionAttributeValues = new() { [":yes"] = new AttributeValue { BOOL = true }, [":epoch"] = Number(epoch) },
        };
        try
        {
            var action = $"withdraw approval {epoch} of {modelPackageArn}";
            await DynamoFaults.TranslateAsync(action, () => client.UpdateItemAsync(request, cancellationToken), cancellationToken);
            return true;
        }
        catch (ConditionalCheckFailedException)
        {
            return false;
        }
    }

    public async Task<Run?> FindAsync(string runId, CancellationToken cancellationToken)
    {
        var item = await GetAsync($"read run {runId}", RunKeys.Run(runId), cancellationToken);
        return item is null ? null : RunItem.ToRun(item);
    }

    public async Task<Run> SaveAsync(Run run, CancellationToken cancellationToken)
    {
        var saved = run with { Revision = run.Revision + 1 };
        var request = new PutItemRequest
        {
            TableName = tables.Runs,
            Item = RunItem.Of(saved),
            ConditionExpression = "#revision = :revision",
            ExpressionAttributeNames = new() { ["#revision"] = "revision" },
            ExpressionAttributeValues = new() { [":revision"] = Number(run.Revision) },
        };
        try
        {
            await DynamoFaults.TranslateAsync(
                $"save run {run.Id}", () => client.PutItemAsync(request, cancellationToken), cancellationToken);
            return saved;
        }
        catch (ConditionalCheckFailedException)
        {
            throw new RunConflictException(
                $"Run {run.Id} is not at revision {run.Revision} any more, or was never registered: load it again.");
        }
    }

    public async Task<string?> HeadOfQueueAsync(string endpointName, CancellationToken cancellationToken) =>
        await ListQueueAsync(endpointName, 1, cancellationToken) is [var head, ..] ? head : null;

    public async Task<IReadOnlyList<string>> ListQueueAsync(string endpointName, int limit, CancellationToken cancellationToken)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(limit, 1);
        var request = new QueryRequest
        {
            TableName = tables.Runs,
            ConsistentRead = true,
            KeyConditionExpression = "pk = :endpoint AND begins_with(sk, :queue)",
            ExpressionAttributeValues = new()
            {
                [":endpoint"] = new AttributeValue { S = RunKeys.Endpoint(endpointName) },
                [":queue"] = new AttributeValue { S = RunKeys.QueuePrefix },
            },
            Limit = limit,
        };
        var items = await DynamoPaging.QueryAsync(client, $"read the queue of {endpointName}", request, limit, cancellationToken);
        return [.. items.Select(RunKeys.RunIdOf)];
    }

    public Task LeaveQueueAsync(Run run, CancellationToken cancellationToken)
    {
        var request = new DeleteItemRequest { TableName = tables.Runs, Key = RunKeys.Queued(run) };
        return DynamoFaults.TranslateAsync(
            $"take run {run.Id} out of its queue", () => client.DeleteItemAsync(request, cancellationToken), cancellationToken);
    }

    public async Task<IReadOnlyList<OpenRun>> ListOpenAsync(int limit, CancellationToken cancellationToken)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(limit, 1);
        var request = new QueryRequest
        {
            TableName = tables.Runs,
            IndexName = Tables.OpenIndex,
            KeyConditionExpression = "#open = :queue",
            ExpressionAttributeNames = new() { ["#open"] = RunKeys.Open },
            ExpressionAttributeValues = new() { [":queue"] = new AttributeValue { S = RunKeys.OpenValue } },
            Limit = limit,
        };
        var items = await DynamoPaging.QueryAsync(client, "list open runs", request, limit, cancellationToken);
        return [.. items.Select(item => new OpenRun(RunKeys.RunIdOf(item), RunKeys.EndpointOf(item)))];
    }

    private static Dictionary<string, AttributeValue> ToQueueItem(Run run)
    {
        var item = RunKeys.Queued(run);
        item[RunKeys.Open] = new AttributeValue { S = RunKeys.OpenValue };
        return item;
    }

    private static AttributeValue Number(int value) => new() { N = value.ToString(CultureInfo.InvariantCulture) };

    private Put PutApproval(string modelPackageArn, int epoch, IReadOnlyList<Run> runs)
    {
        var item = RunKeys.Package(modelPackageArn);
        item["epoch"] = Number(epoch);
        item["runIds"] = new AttributeValue { L = [.. runs.Select(run => new AttributeValue { S = run.Id })], IsLSet = true };
        var put = new Put { TableName = tables.Runs, Item = item };
        if (epoch == 1)
        {
            put.ConditionExpression = "attribute_not_exists(pk)";
        }
        else
        {
            put.ConditionExpression = "epoch = :before AND #withdrawn = :yes";
            put.ExpressionAttributeNames = new() { ["#withdrawn"] = Withdrawn };
            put.ExpressionAttributeValues = new() { [":before"] = Number(epoch - 1), [":yes"] = new AttributeValue { BOOL = true } };
        }

        return put;
    }

    private async Task<Dictionary<string, AttributeValue>?> GetAsync(
        string action, Dictionary<string, AttributeValue> key, CancellationToken cancellationToken)
    {
        var request = new GetItemRequest { TableName = tables.Runs, Key = key, ConsistentRead = true };
        var answer = await DynamoFaults.TranslateAsync(action, () => client.GetItemAsync(request, cancellationToken), cancellationToken);
        return answer.IsItemSet ? answer.Item : null;
    }
}
