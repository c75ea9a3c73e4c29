using System.Globalization;
using Amazon.DynamoDBv2;
using Amazon.DynamoDBv2.Model;
using Microsoft.Extensions.DependencyInjection;
using ShadowPipeline.Functions.DynamoDb;
using ShadowPipeline.Functions.Ports;
using ShadowPipeline.Runs;

namespace ShadowPipeline.Cli.Running;

/// <summary>
/// Clears away what a killed command left. Its local SageMaker died with it, so such a run can never be finished, and on this machine
/// there is nothing to keep it for: the event may simply be run again. In AWS, ReconcileRuns records such a run as a PipelineError instead.
/// </summary>
internal sealed class InterruptedRuns(IServiceProvider services, Tables tables)
{
    // Far more than a machine's user ever interrupts.
    private const int Most = 1000;

    private readonly IAmazonDynamoDB _client = services.GetRequiredService<IAmazonDynamoDB>();
    private readonly IRunStore _runs = services.GetRequiredService<IRunStore>();
    private readonly ILeaseStore _leases = services.GetRequiredService<ILeaseStore>();
    private readonly IDecisionStore _decisions = services.GetRequiredService<IDecisionStore>();

    /// <summary>Forgets unfinished runs and returns their ids; a decision that was recorded stands.</summary>
    public async Task<IReadOnlyList<string>> ForgetAsync(CancellationToken cancellationToken)
    {
        var forgotten = new List<string>();
        foreach (var (id, _) in await _runs.ListOpenAsync(Most, cancellationToken))
        {
            if (await _runs.FindAsync(id, cancellationToken) is not { } run)
            {
                continue;
            }

            await _runs.LeaveQueueAsync(run, cancellationToken);
            await _leases.ReleaseAsync(run.EndpointName, run.Id, cancellationToken);
            if (await _decisions.FindAsync(id, cancellationToken) is null)
            {
                await ForgetAsync(run, cancellationToken);
                forgotten.Add(id);
            }
        }

        return forgotten;
    }

    private async Task ForgetAsync(Run run, CancellationToken cancellationToken)
    {
        await _client.DeleteItemAsync(tables.Runs, RunKeys.Run(run.Id), cancellationToken);
        if (run.ApprovalEpoch == 1)
        {
            await _client.DeleteItemAsync(tables.Runs, RunKeys.Package(run.ModelPackageArn), cancellationToken);
            return;
        }

        // The epochs before were decided, and their names are taken: the next approval counts on.
        var uncounted = new UpdateItemRequest
        {
            TableName = tables.Runs,
            Key = RunKeys.Package(run.ModelPackageArn),
            UpdateExpression = "SET epoch = :before, runIds = :none, withdrawn = :yes",
            ConditionExpression = "epoch = :forgotten",
            ExpressionAttributeValues = new()
            {
                [":before"] = new AttributeValue { N = Text(run.ApprovalEpoch - 1) },
                [":forgotten"] = new AttributeValue { N = Text(run.ApprovalEpoch) },
                [":none"] = new AttributeValue { L = [], IsLSet = true },
                [":yes"] = new AttributeValue { BOOL = true },
            },
        };
        try
        {
            await _client.UpdateItemAsync(uncounted, cancellationToken);
        }
        catch (ConditionalCheckFailedException)
        {
            // Another run of the same approval was forgotten before.
        }
    }

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
