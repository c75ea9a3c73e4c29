using ShadowPipeline.Judging;

namespace ShadowPipeline.Decisions;

/// <summary>The part of a decision record that comes from the evidence alone.</summary>
/// <param name="Decision">Promote or Reject.</param>
/// <param name="Basis">Why.</param>
/// <param name="Reasons">One plain sentence each; at least one.</param>
/// <param name="Criteria">One result per limit, in the policy's order.</param>
public sealed record Judgement(
    Decision Decision, DecisionBasis Basis, IReadOnlyList<string> Reasons, IReadOnlyList<CriterionResult> Criteria);
