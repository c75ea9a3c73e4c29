using ShadowPipeline.Decisions;

namespace ShadowPipeline.Judging;

/// <summary>The judge's last stage: from results to a verdict with its reasons.</summary>
internal static class VerdictWriter
{
    /// <summary>
    /// Promote only when every limit passed; the reasons are the failing limits' sentences, then the open ones', each once.
    /// </summary>
    public static Verdict Write(IReadOnlyList<CriterionResult> results, ErrorSpending spending, IReadOnlyList<string> remarks) => Aggregation.WorstOf(results) switch
    {
        CriterionOutcome.Pass => new Verdict(Decision.Promote, DecisionBasis.AllCriteriaPassed, [.. Praise(results, spending), .. remarks], results),
        CriterionOutcome.Fail => new Verdict(Decision.Reject, DecisionBasis.CriterionFailed, [.. Complaints(results), .. remarks], results),
        _ => new Verdict(Decision.Reject, DecisionBasis.InsufficientEvidence, [.. Complaints(results), .. remarks], results),
    };

    private static string[] Praise(IReadOnlyList<CriterionResult> results, ErrorSpending spending)
    {
        var tightest = results.MinBy(Headroom)!;
        return results.Count == 1
            ? [$"The only limit holds at {spending}", tightest.Reason]
            : [$"All {Figures.Whole(results.Count)} limits hold at {spending}", $"Tightest: {tightest.Reason}"];
    }

    private static string[] Complaints(IReadOnlyList<CriterionResult> results) => results.Count == 0
        ? ["The policy has no limits to judge by"]
        : [.. Reasons(results, CriterionOutcome.Fail).Concat(Reasons(results, CriterionOutcome.Inconclusive)).Distinct()];

    private static IEnumerable<string> Reasons(IReadOnlyList<CriterionResult> results, CriterionOutcome outcome) =>
        results.Where(result => result.Outcome == outcome).Select(result => result.Reason);

    private static double Headroom(CriterionResult result) =>
        (result.Limit.Value - result.Upper!.Value) / (result.Limit.Value > 0 ? result.Limit.Value : 1);
}
