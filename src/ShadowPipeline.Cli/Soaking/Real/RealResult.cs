using ShadowPipeline.Cli.Soaking.Faults;
using ShadowPipeline.Cli.Soaking.Invariants;
using ShadowPipeline.Decisions;

namespace ShadowPipeline.Cli.Soaking.Real;

/// <summary>What became of a world on the real wire.</summary>
/// <param name="Plan">The world.</param>
/// <param name="Records">The decisions, in the order of their versions.</param>
/// <param name="Faults">What was injected.</param>
/// <param name="Breaches">What did not hold.</param>
internal sealed record RealResult(RealPlan Plan, IReadOnlyList<DecisionRecord> Records, FaultCounts Faults, IReadOnlyList<Breach> Breaches);
