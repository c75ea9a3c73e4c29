namespace ShadowPipeline.Judging;

/// <summary>The judge's fourth stage: the worst outcome of all limits.</summary>
internal static class Aggregation
{
    /// <summary>Worst first. A Promote needs every limit at the last of these.</summary>
    private static readonly CriterionOutcome[] WorstFirst = [CriterionOutcome.Fail, CriterionOutcome.Inconclusive, CriterionOutcome.Pass];

    /// <summary>The worst outcome; Inconclusive when nothing was judged.</summary>
    public static CriterionOutcome WorstOf(IReadOnlyList<CriterionResult> results) => results.Count == 0
        ? CriterionOutcome.Inconclusive
        : WorstFirst.First(outcome => results.Any(result => result.Outcome == outcome));
}
