using ShadowPipeline.Judging;

namespace ShadowPipeline.Decisions;

/// <summary>Tells a repeated write from a contradicting one.</summary>
public static class DecisionComparison
{
    /// <summary>
    /// Whether two records of a run decide the same: decision, basis, criteria and reasons, in order. When, by which software and what
    /// became of the endpoint do not count.
    /// </summary>
    public static bool SameContent(DecisionRecord a, DecisionRecord b)
    {
        ArgumentNullException.ThrowIfNull(a);
        ArgumentNullException.ThrowIfNull(b);
        return a.Decision == b.Decision
            && a.Basis == b.Basis
            && a.Criteria.SequenceEqual(b.Criteria, EqualityComparer<CriterionResult>.Default)
            && a.Reasons.SequenceEqual(b.Reasons, StringComparer.Ordinal);
    }
}
