using ShadowPipeline.Decisions;

namespace ShadowPipeline.Cli.Running;

/// <summary>How a run of an event ended.</summary>
/// <param name="Started">False when the event starts nothing: not an approval, or no policy for its group.</param>
/// <param name="Reason">Why nothing was started, one plain sentence; null when something was.</param>
/// <param name="Records">One record per endpoint, in the policy's order, and again for an approval that the scenario gave after it; empty when nothing was started.</param>
/// <param name="AlreadyDecided">Whether the records stood before this run: the event is a repeat.</param>
internal sealed record RunOutcome(bool Started, string? Reason, IReadOnlyList<DecisionRecord> Records, bool AlreadyDecided);
