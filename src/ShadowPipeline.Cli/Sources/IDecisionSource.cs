using ShadowPipeline.Decisions;
using ShadowPipeline.Evidence;
using ShadowPipeline.Functions.Ports;

namespace ShadowPipeline.Cli.Sources;

/// <summary>Where decisions are read, with the evidence they rest on; nothing is written.</summary>
internal interface IDecisionSource : IAsyncDisposable
{
    /// <summary>What to call it in a sentence, e.g. <c>.shadow/decisions.db</c>.</summary>
    string Name { get; }

    /// <summary>What a command line needs to read from the same place again, beginning with a space; empty for the default place.</summary>
    string Options { get; }

    /// <summary>One sentence, why there is nothing to read yet; null when there is. Reading alone creates nothing.</summary>
    string? Nothing { get; }

    /// <summary>The records that the filter lets through, newest decision first; none when there is nothing.</summary>
    Task<IReadOnlyList<DecisionRecord>> ListAsync(DecisionFilter filter, CancellationToken cancellationToken);

    /// <summary>The record of that id, or null.</summary>
    Task<DecisionRecord?> FindAsync(string id, CancellationToken cancellationToken);

    /// <summary>The evidence of a decision, every object of it verified by its checksum.</summary>
    /// <exception cref="InvalidEvidenceException">The decision has none, or an object of it is missing or was changed.</exception>
    Task<ArchivedEvidence> ReadEvidenceAsync(DecisionRecord record, CancellationToken cancellationToken);
}
