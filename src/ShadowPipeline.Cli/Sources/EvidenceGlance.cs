using ShadowPipeline.Decisions;
using ShadowPipeline.Evidence;

namespace ShadowPipeline.Cli.Sources;

/// <summary>A decision's evidence for looking at: where it cannot be read, the record stands all the same.</summary>
/// <param name="Evidence">The evidence; null when the decision has none, or it cannot be read.</param>
/// <param name="Problem">Why it cannot be read, one sentence; null otherwise.</param>
internal sealed record EvidenceGlance(ArchivedEvidence? Evidence, string? Problem)
{
    /// <summary>No evidence and nothing wrong.</summary>
    public static readonly EvidenceGlance None = new(null, null);

    /// <summary>Reads it where there is any.</summary>
    public static async Task<EvidenceGlance> ReadAsync(IDecisionSource source, DecisionRecord record, CancellationToken cancellationToken)
    {
        if (record.Evidence is null)
        {
            return None;
        }

        try
        {
            return new EvidenceGlance(await source.ReadEvidenceAsync(record, cancellationToken), null);
        }
        catch (Exception exception) when (exception is InvalidEvidenceException or AccountException)
        {
            return new EvidenceGlance(null, exception.Message);
        }
    }
}
