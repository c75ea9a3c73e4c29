using Amazon.DynamoDBv2;
using Amazon.DynamoDBv2.Model;
using ShadowPipeline.Functions.Ports;

namespace ShadowPipeline.Functions.DynamoDb;

/// <summary>Creates the tables on the local engine and in tests. In an account the stack owns them.</summary>
internal static class TableInstaller
{
    private static readonly TimeSpan Poll = TimeSpan.FromMilliseconds(50);
    private static readonly TimeSpan ActiveWithin = TimeSpan.FromMinutes(1);

    /// <summary>Creates what is missing and returns when all tables are active. Tables that exist are left as they are.</summary>
    /// <param name="client">The endpoint.</param>
    /// <param name="tables">The tables.</param>
    /// <param name="time">Real time: an engine becomes ready in real time.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public static async Task EnsureAsync(IAmazonDynamoDB client, Tables tables, TimeProvider time, CancellationToken cancellationToken)
    {
        foreach (var request in tables.Describe())
        {
            if (await FindStatusAsync(client, request.TableName, cancellationToken) is null)
            {
                await CreateAsync(client, request, cancellationToken);
            }

            await WaitUntilActiveAsync(client, request.TableName, time, cancellationToken);
        }
    }

    private static async Task CreateAsync(IAmazonDynamoDB client, CreateTableRequest request, CancellationToken cancellationToken)
    {
        try
        {
            await DynamoFaults.TranslateAsync(
                $"create table {request.TableName}", () => client.CreateTableAsync(request, cancellationToken), cancellationToken);
        }
        catch (PermanentServiceException e) when (e.InnerException is ResourceInUseException)
        {
            // Somebody else created it since we looked.
        }
    }

    private static async Task WaitUntilActiveAsync(
        IAmazonDynamoDB client, string table, TimeProvider time, CancellationToken cancellationToken)
    {
        var begun = time.GetTimestamp();
        while (await FindStatusAsync(client, table, cancellationToken) is var status && status != TableStatus.ACTIVE)
        {
            if (time.GetElapsedTime(begun) > ActiveWithin)
            {
                throw new TransientServiceException(
                    $"Table {table} is {status?.Value ?? "missing"} after {ActiveWithin.TotalSeconds} s; it should be ACTIVE.");
            }

            await Task.Delay(Poll, time, cancellationToken);
        }
    }

    private static async Task<TableStatus?> FindStatusAsync(IAmazonDynamoDB client, string table, CancellationToken cancellationToken)
    {
        try
        {
            var answer = await DynamoFaults.TranslateAsync(
                $"describe table {table}", () => client.DescribeTableAsync(table, cancellationToken), cancellationToken);
            return answer.Table.TableStatus;
        }
        catch (PermanentServiceException e) when (e.InnerException is ResourceNotFoundException)
        {
            return null;
        }
    }
}
