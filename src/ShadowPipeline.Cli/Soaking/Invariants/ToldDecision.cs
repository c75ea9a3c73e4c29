using System.Security.Cryptography;
using ShadowPipeline.Cli.Soaking.Stores;
using ShadowPipeline.Decisions;

namespace ShadowPipeline.Cli.Soaking.Invariants;

/// <summary>A decision that somebody was told of. Its checksum stands for the whole record: a world may have ten thousand.</summary>
/// <param name="Decision">Promote or Reject.</param>
/// <param name="Basis">Why.</param>
/// <param name="DecidedAt">When.</param>
/// <param name="Sha256">Of everything that was written at once, so without the release.</param>
internal sealed record ToldDecision(Decision Decision, DecisionBasis Basis, DateTimeOffset DecidedAt, string Sha256)
{
    /// <summary>What a record says.</summary>
    public static ToldDecision Of(DecisionRecord record)
    {
        var bytes = Kept.Write(record with { Release = null }, Kept.Json.DecisionRecord, () => { });
        return new ToldDecision(record.Decision, record.Basis, record.DecidedAt, Convert.ToHexStringLower(SHA256.HashData(bytes)));
    }
}
