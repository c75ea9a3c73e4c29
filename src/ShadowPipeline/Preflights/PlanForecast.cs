using ShadowPipeline.Judging;
using ShadowPipeline.Planning;
using ShadowPipeline.Policies;

namespace ShadowPipeline.Preflights;

/// <summary>Foresees all limits of a plan together, at its own length and at others.</summary>
internal sealed class PlanForecast
{
    private readonly Policy _policy;
    private readonly ExperimentPlan _plan;
    private readonly ProductionHistory _history;
    private readonly PlannedLoad _load;
    private readonly IReadOnlyList<LimitForecaster> _limits;

    public PlanForecast(Policy policy, ExperimentPlan plan, ProductionHistory history, double confidence)
    {
        (_policy, _plan, _history) = (policy, plan, history);
        var load = _load = PlannedLoad.Of(plan);
        _limits = [.. policy.Criteria.SelectMany(criterion => criterion.Limits.Select(limit =>
            new LimitForecaster(policy, load, history, confidence, criterion.Metric, criterion.Statistic, limit)))];
    }

    /// <summary>Adds to what is known without metrics what they foresee.</summary>
    public PreflightReport Complete(PreflightReport outline)
    {
        var duration = outline.Duration;
        var limits = _limits.Select(limit => limit.At(duration)).ToList();
        var needed = OutlookAt(duration) == Outlook.Inconclusive ? Spans.Offered.Where(span => span > duration).Cast<TimeSpan?>().FirstOrDefault(Concludes) : null;
        var extended = needed <= Extensions.Longest(_policy);
        return outline with
        {
            HistoryStart = _history.Start,
            HistoryEnd = _history.End,
            ProductionInvocations = Requests(duration, 1),
            ShadowInvocations = Requests(duration, _load.SamplingShare),
            Limits = limits,
            Outlook = extended ? Outlook.Conclusive : OutlookAt(duration),
            DurationNeeded = needed,
            Problems = extended ? [] : [.. Problems(limits, duration, needed)],
            Notes =
            [
                .. extended ? new[] { $"This test cannot be expected to conclude in {Spans.Text(duration)}, but in {Spans.Text(needed!.Value)}, which its extensions allow." } : [],
                .. outline.Notes,
                .. GuardrailNotes(),
            ],
        };
    }

    private long Requests(TimeSpan duration, double share) => (long)Math.Round(_history.InvocationsPerMinute * duration.TotalMinutes * share);

    private bool Concludes(TimeSpan? duration) => OutlookAt(duration!.Value) == Outlook.Conclusive;

    private Outlook OutlookAt(TimeSpan duration)
    {
        var outlooks = _limits.Select(limit => limit.At(duration).Outlook).ToList();
        return TooFewInvocations(duration) is not null || outlooks.Contains(Outlook.Inconclusive) ? Outlook.Inconclusive
            : outlooks.Contains(Outlook.Unknown) ? Outlook.Unknown
            : Outlook.Conclusive;
    }

    private string? TooFewInvocations(TimeSpan duration)
    {
        var expected = Requests(duration, _load.SamplingShare);
        return expected >= _policy.Evidence.MinInvocations
            ? null
            : $"The shadow variant would receive about {Figures.Whole(expected)} invocations in {Spans.Text(duration)}, "
                + $"at least {Figures.Whole(_policy.Evidence.MinInvocations)} are needed";
    }

    private IEnumerable<string> Problems(IReadOnlyList<LimitForecast> limits, TimeSpan duration, TimeSpan? needed)
    {
        var open = limits.Where(limit => limit.Outlook == Outlook.Inconclusive).Select(limit => limit.Reason).ToList();
        if (TooFewInvocations(duration) is { } few)
        {
            open.Insert(0, few);
        }

        if (open.Count == 0)
        {
            return limits.Where(limit => limit.Outlook == Outlook.Unknown).Select(limit => limit.Reason + ".");
        }

        var instead = needed is { } span ? $"A test of {Spans.Text(span)} could conclude." : "No test of up to 30d could conclude.";
        return open.Distinct().Select(reason => reason + ".").Append(instead);
    }

    private IEnumerable<string> GuardrailNotes() => _policy.Guardrails
        .Where(guardrail => Resolution.Of(
            _history, guardrail.Metric, guardrail.Statistic, new Limit(LimitKind.Max, guardrail.Max), _policy.Evidence.Confidence, 1)?.Level > guardrail.Max)
        .Select(guardrail => $"Production itself is beyond the guardrail {guardrail.Metric} {guardrail.Statistic}: a candidate like it would be stopped.");
}
