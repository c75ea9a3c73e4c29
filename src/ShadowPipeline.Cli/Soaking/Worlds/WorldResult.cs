using ShadowPipeline.Cli.Soaking.Faults;
using ShadowPipeline.Cli.Soaking.Invariants;
using ShadowPipeline.Decisions;

namespace ShadowPipeline.Cli.Soaking.Worlds;

/// <summary>What became of a world.</summary>
/// <param name="Plan">The world.</param>
/// <param name="Runs">How many runs were registered.</param>
/// <param name="Decided">How many decisions each basis has.</param>
/// <param name="Promoted">How many of them are Promote.</param>
/// <param name="Faults">What was injected.</param>
/// <param name="Breaches">What did not hold.</param>
/// <param name="Hash">The checksum of all that happened.</param>
internal sealed record WorldResult(
    WorldPlan Plan,
    int Runs,
    IReadOnlyDictionary<DecisionBasis, int> Decided,
    int Promoted,
    FaultCounts Faults,
    IReadOnlyList<Breach> Breaches,
    byte[] Hash);
