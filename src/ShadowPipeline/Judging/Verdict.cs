using ShadowPipeline.Decisions;

namespace ShadowPipeline.Judging;

/// <summary>What the judge concluded from one window.</summary>
/// <param name="Outcome">Promote only when every criterion passed.</param>
/// <param name="Basis">AllCriteriaPassed, CriterionFailed or InsufficientEvidence.</param>
/// <param name="Reasons">One plain sentence each; never empty.</param>
/// <param name="Criteria">One result per limit, in the policy's order.</param>
public sealed record Verdict(Decision Outcome, DecisionBasis Basis, IReadOnlyList<string> Reasons, IReadOnlyList<CriterionResult> Criteria);
