using Amazon.DynamoDBv2;
using ShadowPipeline.Functions.DynamoDb;
using ShadowPipeline.Functions.Ports;

namespace ShadowPipeline.Cli.Draining;

/// <summary>The switch and the runs of a deployment, for as long as they are open.</summary>
/// <param name="client">A client of the tables' DynamoDB.</param>
/// <param name="tables">The tables.</param>
/// <param name="part">What is closed with them.</param>
internal sealed class OpenTables(IAmazonDynamoDB client, Tables tables, IAsyncDisposable part) : IAsyncDisposable
{
    /// <summary>The switch.</summary>
    public IDrainStore Drains { get; } = new DynamoDrainStore(client, tables);

    /// <summary>The runs.</summary>
    public IRunStore Runs { get; } = new DynamoRunStore(client, tables);

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => part.DisposeAsync();
}
