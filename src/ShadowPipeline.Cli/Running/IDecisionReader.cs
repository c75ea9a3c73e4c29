using ShadowPipeline.Decisions;
using ShadowPipeline.Functions.Ports;

namespace ShadowPipeline.Cli.Running;

/// <summary>Reads decision records from a local engine's database file that exists; writes nothing.</summary>
internal interface IDecisionReader
{
    /// <summary>Whether there is anything to read: no command that only reads creates a database.</summary>
    bool Exists(string databasePath);

    /// <summary>The records that the filter lets through, newest decision first.</summary>
    Task<IReadOnlyList<DecisionRecord>> ListAsync(string databasePath, DecisionFilter filter, CancellationToken cancellationToken);

    /// <summary>The record of that id, or null.</summary>
    Task<DecisionRecord?> FindAsync(string databasePath, string id, CancellationToken cancellationToken);
}
