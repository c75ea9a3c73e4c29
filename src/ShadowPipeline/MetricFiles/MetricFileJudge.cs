using ShadowPipeline.Decisions;
using ShadowPipeline.Judging;
using ShadowPipeline.Metrics;
using ShadowPipeline.Planning;
using ShadowPipeline.Policies;

namespace ShadowPipeline.MetricFiles;

/// <summary>Judges the series of a file as a run judges those of its test. Pure.</summary>
public static class MetricFileJudge
{
    /// <summary>
    /// The verdict. A limit that rests on a series that CloudWatch did not give whole is Inconclusive with that reason, and so is one on
    /// utilisation that the unknown instances leave open. Where no limit is broken, a broken guardrail still refuses.
    /// </summary>
    /// <param name="policy">A valid policy.</param>
    /// <param name="file">The series.</param>
    /// <param name="setup">What they do not say of the test.</param>
    public static Judgement Decide(Policy policy, MetricFile file, TestSetup setup)
    {
        ArgumentNullException.ThrowIfNull(policy);
        ArgumentNullException.ThrowIfNull(file);
        ArgumentNullException.ThrowIfNull(setup);
        var units = new UnknownUnits(file.Window, setup);
        var verdict = Judge.Decide(policy, units.Window, setup.Context);
        var criteria = verdict.Criteria.Select(result => Doubted(result, file, units)).ToList();
        var judged = criteria.SequenceEqual(verdict.Criteria)
            ? new Judgement(verdict.Outcome, verdict.Basis, verdict.Reasons, criteria)
            : Refused(policy, units.Window, setup.Context, criteria);
        return judged.Basis != DecisionBasis.CriterionFailed && Breach(policy, units.KnownOnly) is { } breach
            ? judged with
            {
                Decision = Decision.Reject,
                Basis = DecisionBasis.GuardrailBreached,
                Reasons = judged.Decision == Decision.Promote ? [breach.Reason] : [breach.Reason, .. judged.Reasons],
            }
            : judged;
    }

    private static CriterionResult Doubted(CriterionResult result, MetricFile file, UnknownUnits units)
    {
        var restsOn = RestsOn(result, units.Window).ToList();
        var incomplete = restsOn.Where(file.Incomplete.ContainsKey).Select(query => file.Incomplete[query]).Distinct().ToList();
        var why = incomplete.Count > 0 ? string.Join("; ", incomplete) : units.Doubt(result, restsOn);
        return why is null
            ? result
            : result with { Outcome = CriterionOutcome.Inconclusive, Reason = $"{result.Metric} {result.Statistic} cannot be judged: {why}" };
    }

    // The judge's own last stage: the worst outcome decides, and the reasons follow from it.
    private static Judgement Refused(Policy policy, MetricWindow window, JudgeContext context, List<CriterionResult> criteria)
    {
        var verdict = VerdictWriter.Write(criteria, ErrorSpending.Of(policy), [.. Remarks.Of(policy, window, context)]);
        return new Judgement(verdict.Outcome, verdict.Basis, verdict.Reasons, verdict.Criteria);
    }

    private static GuardrailBreach? Breach(Policy policy, MetricWindow window) =>
        Guardrails.Check(policy, window, CheckSchedule.For(window.Start, window.End, policy.CheckEvery.Value).PlannedLooks);

    private static IEnumerable<MetricQuery> RestsOn(CriterionResult result, MetricWindow window)
    {
        VariantRole[] both = [VariantRole.Production, VariantRole.Shadow];
        var compared = result.Limit.Kind == LimitKind.Max ? [VariantRole.Shadow] : both;
        return compared.SelectMany(role => SeriesOf(new MetricQuery(role, result.Metric, result.Statistic), window))
            .Concat(both.Select(role => new MetricQuery(role, MetricQueryPlan.Invocations, MetricQueryPlan.Sum)));
    }

    private static MetricQuery[] SeriesOf(MetricQuery wanted, MetricWindow window)
    {
        var (sum, count) = (wanted with { Statistic = MetricQueryPlan.Sum }, wanted with { Statistic = MetricQueryPlan.SampleCount });
        return wanted.Statistic switch
        {
            MetricQueryPlan.Rate => [sum],
            MetricQueryPlan.Average when window.Series.ContainsKey(count) => [sum, count],
            _ => [wanted],
        };
    }
}
