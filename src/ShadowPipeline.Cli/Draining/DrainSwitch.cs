using ShadowPipeline.Cli.Rendering;
using ShadowPipeline.Cli.Running;
using ShadowPipeline.Cli.Sources;
using ShadowPipeline.Functions.Ports;

namespace ShadowPipeline.Cli.Draining;

/// <summary>Turns a deployment's switch, on this machine or in an account, and reads how it stands.</summary>
internal sealed class DrainSwitch(ShadowServices services, SourceRequest request)
{
    private const string Permissions = "dynamodb:GetItem, dynamodb:Query, dynamodb:PutItem and dynamodb:DeleteItem on it, and dynamodb:Query on its index open";

    /// <summary>Does what is asked and tells how the deployment stands then.</summary>
    public async Task<DrainStatus> TurnAsync(DrainChange change, CancellationToken cancellationToken)
    {
        if (request.Account is { } named)
        {
            var account = await services.OpenAccount(named);
            await using var tables = new OpenTables(account.DynamoDb, account.Tables, account);
            return await AccountFaults.ExplainAsync(account, account.Tables.Runs, Permissions, () => TurnAsync(tables, change, cancellationToken));
        }

        var path = DatabaseFile.Resolve(request.Database, services.CurrentDirectory);
        var waiting = () => new FailureView(services.Error).Hint($"Somebody else uses {request.Database ?? DatabaseFile.Default}: waiting for them.");
        await using var local = await services.OpenTables(path, waiting, cancellationToken);
        return await TurnAsync(local, change, cancellationToken);
    }

    private async Task<DrainStatus> TurnAsync(OpenTables tables, DrainChange change, CancellationToken cancellationToken)
    {
        switch (change)
        {
            case DrainChange.Begin:
                await tables.Drains.BeginAsync(new Drain(services.Time.GetUtcNow(), $"{Who()} with shadow drain"), cancellationToken);
                break;
            case DrainChange.End:
                await tables.Drains.EndAsync(cancellationToken);
                break;
        }

        return await DrainStatus.ReadAsync(tables.Drains, tables.Runs, services.Time.GetUtcNow(), cancellationToken);
    }

    private string Who() => ((string[])["USER", "USERNAME"]).Select(services.Environment).FirstOrDefault(name => !string.IsNullOrWhiteSpace(name)) ?? "somebody";
}
