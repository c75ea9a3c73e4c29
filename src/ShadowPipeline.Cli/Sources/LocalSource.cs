using ShadowPipeline.Cli.Rendering;
using ShadowPipeline.Cli.Running;
using ShadowPipeline.Decisions;
using ShadowPipeline.Evidence;
using ShadowPipeline.Functions.Ports;

namespace ShadowPipeline.Cli.Sources;

/// <summary>This machine's decisions: a database file and the folder of objects beside it.</summary>
/// <param name="services">The command's services.</param>
/// <param name="database">The database as the user named it; null for the default.</param>
internal sealed class LocalSource(ShadowServices services, string? database) : IDecisionSource
{
    private readonly string _path = DatabaseFile.Resolve(database, services.CurrentDirectory);

    public string Name => database ?? DatabaseFile.Default;

    public string Options => database is null ? "" : $" --db {ShellWord.Of(database)}";

    public string? Nothing =>
        services.Decisions.Exists(_path) ? null : $"There is no database {Name} yet: \"shadow run EVENT\" creates it.";

    public async Task<IReadOnlyList<DecisionRecord>> ListAsync(DecisionFilter filter, CancellationToken cancellationToken) =>
        Nothing is null ? await services.Decisions.ListAsync(_path, filter, cancellationToken) : [];

    public async Task<DecisionRecord?> FindAsync(string id, CancellationToken cancellationToken) =>
        Nothing is null ? await services.Decisions.FindAsync(_path, id, cancellationToken) : null;

    public Task<ArchivedEvidence> ReadEvidenceAsync(DecisionRecord record, CancellationToken cancellationToken) =>
        services.ReadEvidence(_path, record, cancellationToken);

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;
}
