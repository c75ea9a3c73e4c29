namespace ShadowPipeline.Bench.Accuracy;

/// <summary>What a judge said of one window. A guardrail that stopped a test counts as a Reject, one that did not as a Promote.</summary>
internal enum Outcome
{
    Promote,
    Reject,
    Inconclusive,
}
