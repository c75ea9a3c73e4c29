using ShadowPipeline.Decisions;
using ShadowPipeline.Judging;
using ShadowPipeline.Reports.Words;

namespace ShadowPipeline.Reports.Content;

/// <summary>How sure a decision is: the confidence, and the bound that decided against its limit.</summary>
internal static class Certainty
{
    /// <summary>In a sentence or two.</summary>
    public static IEnumerable<Phrase> Of(Subject subject)
    {
        var record = subject.Record;
        switch (record.Basis)
        {
            case DecisionBasis.AllCriteriaPassed when subject.Limits.Count > 0:
                var tightest = subject.Limits.MinBy(Headroom)!;
                return [.. Confidence(subject), "tightest is ", Phrase.Name(tightest.Name), $", upper bound {tightest.Upper} against limit {tightest.Limit}"];
            case DecisionBasis.CriterionFailed when subject.Limits.FirstOrDefault(Is(CriterionOutcome.Fail)) is { } broken:
                return [.. Confidence(subject), Phrase.Name(broken.Name), $" lower bound {broken.Lower} against limit {broken.Limit}"];
            case DecisionBasis.InsufficientEvidence:
                return Insufficient(subject);
            case DecisionBasis.GuardrailBreached when subject.Guardrail is { } guardrail:
                return
                [
                    "Beyond doubt: ", Phrase.Name(guardrail.Name), $" at least {guardrail.Lower} against guardrail {guardrail.Limit}; ",
                    $"a sound version is stopped so in at most {Amounts.Exact(100 * Guardrails.FalseStopBudget)} % of tests",
                ];
            case DecisionBasis.GuardrailBreached:
                return ["Beyond doubt: a guardrail stops a sound version in at most ", $"{Amounts.Exact(100 * Guardrails.FalseStopBudget)} % of tests"];
            default:
                return [record.Criteria.Count == 0 ? "Nothing was judged: no limit was compared" : "The limits were judged, but they did not decide"];
        }
    }

    private static IEnumerable<Phrase> Insufficient(Subject subject)
    {
        var open = subject.Limits.Where(Is(CriterionOutcome.Inconclusive)).ToList();
        if (open.FirstOrDefault(limit => limit.Result.Lower <= limit.Result.Limit.Value && limit.Result.Upper > limit.Result.Limit.Value) is { } wide)
        {
            return [.. Confidence(subject), Phrase.Name(wide.Name), $" lies between {wide.Lower} and {wide.Upper}, limit {wide.Limit}"];
        }

        return [$"Not sure: {Amounts.Grouped(open.Count)} of {Amounts.Of(subject.Limits.Count, "limit")} could not be judged at ",
            subject.Spending is { } spending ? $"{Sentences.Level(spending.Confidence)} confidence" : "the policy's confidence"];
    }

    private static IEnumerable<Phrase> Confidence(Subject subject)
    {
        if (subject.Spending is { } spending)
        {
            yield return $"{spending}: ";
        }
    }

    private static double Headroom(CriterionView limit) =>
        limit.Result is { Upper: { } upper, Limit: { Value: var value } } ? (value - upper) / (value > 0 ? value : 1) : double.MinValue;

    private static Func<CriterionView, bool> Is(CriterionOutcome outcome) => limit => limit.Result.Outcome == outcome;
}
