namespace ShadowPipeline.Decisions;

/// <summary>Whether a second write of a run's decision repeats the first.</summary>
public static class DecisionComparison
{
    /// <summary>
    /// True when decision, basis, criteria and reasons agree. When it was decided, by which software and what became of the endpoint
    /// do not matter.
    /// </summary>
    /// <param name="a">One record.</param>
    /// <param name="b">Another record of the same run.</param>
    public static bool SameContent(DecisionRecord a, DecisionRecord b)
    {
        ArgumentNullException.ThrowIfNull(a);
        ArgumentNullException.ThrowIfNull(b);
        return a.Decision == b.Decision
            && a.Basis == b.Basis
            && a.Reasons.SequenceEqual(b.Reasons, StringComparer.Ordinal)
            && a.Criteria.SequenceEqual(b.Criteria);
    }
}
