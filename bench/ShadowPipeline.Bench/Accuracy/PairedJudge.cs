using System.Collections.Concurrent;
using ShadowPipeline.Decisions;
using ShadowPipeline.Judging;
using ShadowPipeline.Policies;

namespace ShadowPipeline.Bench.Accuracy;

/// <summary>The judge under test, by the way that the product takes: a policy and a window of CloudWatch's points.</summary>
internal static class PairedJudge
{
    private static readonly JudgeContext EqualLoad = new() { SamplingPercentage = 100, EqualLoad = true };
    private static readonly ConcurrentDictionary<(Measure, double, double), Policy> Cache = new();

    public static Outcome Judge(Trial trial, double maxMissingShare = 0.3)
    {
        var policy = Cache.GetOrAdd(
            (trial.Measure, trial.Margin, maxMissingShare), static key => SmallPolicy.For(key.Item1, key.Item2, key.Item3));
        var verdict = ShadowPipeline.Judging.Judge.Decide(policy, Windows.Of(trial), EqualLoad);
        return (verdict.Outcome, verdict.Basis) switch
        {
            (Decision.Promote, DecisionBasis.AllCriteriaPassed) => Outcome.Promote,
            (Decision.Reject, DecisionBasis.CriterionFailed) => Outcome.Reject,
            (_, DecisionBasis.InsufficientEvidence) => Outcome.Inconclusive,
            var other => throw new InvalidOperationException($"A verdict that no limit can lead to: {other}."),
        };
    }
}
