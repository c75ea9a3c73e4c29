using ShadowPipeline.Decisions;
using ShadowPipeline.Judging;
using ShadowPipeline.Policies;
using ShadowPipeline.Reports.Content.Sections;
using ShadowPipeline.Reports.Plots;

namespace ShadowPipeline.Reports.Content;

/// <summary>All that a report says, in the order in which it says it. The page and the Markdown both show this.</summary>
/// <param name="Summary">The first screen.</param>
/// <param name="Sections">What follows; none is empty.</param>
/// <param name="Plots">The plotted series.</param>
internal sealed record ReportContent(Summary Summary, IReadOnlyList<Section> Sections, IReadOnlyList<TimePlot> Plots)
{
    /// <summary>Writes it.</summary>
    public static ReportContent Of(Subject subject)
    {
        IReadOnlyList<TimePlot> plots = [.. PlotsOf(subject)];
        Section[] sections =
        [
            LimitSection.Of(subject, plots), TrafficSection.Of(subject, plots), CourseSection.Of(subject), TestedSection.Of(subject),
            PolicySection.Of(subject), EvidenceSection.Of(subject), AfterSection.Of(subject),
        ];
        return new ReportContent(SummaryWriter.Of(subject), [.. sections.Where(section => section.Blocks.Count > 0)], plots);
    }

    private static IEnumerable<TimePlot> PlotsOf(Subject subject)
    {
        if (subject.Evidence is not { } evidence)
        {
            return [];
        }

        var judged = Judged(subject);
        var plots = new TimePlots(evidence.Window, judged.Count + 1);
        return judged.Select(one => plots.Of(one.Metric, one.Statistic, one.Limits, one.Broken)).Append(plots.Invocations()).OfType<TimePlot>();
    }

    // What was judged; where nothing was, what would have been.
    private static List<Wanted> Judged(Subject subject)
    {
        var limits = subject.Limits.Count > 0
            ? subject.Limits.Select(limit => (limit.Result.Metric, limit.Result.Statistic, limit.Result.Limit, IsBroken: limit.Result.Outcome != CriterionOutcome.Pass))
            : subject.Policy?.Criteria.SelectMany(criterion => criterion.Limits.Select(limit => (criterion.Metric, criterion.Statistic, Limit: limit, IsBroken: false))) ?? [];
        if (subject.Record.Basis == DecisionBasis.GuardrailBreached && subject.Policy is { } policy)
        {
            limits = policy.Guardrails
                .Select(guardrail => (guardrail.Metric, guardrail.Statistic, Limit: new Limit(LimitKind.Max, guardrail.Max), IsBroken: IsBroken(guardrail, subject.Guardrail)))
                .Concat(limits);
        }

        return [.. limits.GroupBy(one => (one.Metric, one.Statistic)).Select(group => new Wanted(
            group.Key.Metric,
            group.Key.Statistic,
            [.. group.Select(one => one.Limit).Distinct()],
            [.. group.Where(one => one.IsBroken).Select(one => one.Limit).Distinct()]))];
    }

    private static bool IsBroken(Guardrail guardrail, CriterionView? broken) =>
        broken?.Result is { } result && (result.Metric, result.Statistic, result.Limit.Value) == (guardrail.Metric, guardrail.Statistic, guardrail.Max);

    private sealed record Wanted(string Metric, string Statistic, IReadOnlyList<Limit> Limits, IReadOnlyList<Limit> Broken);
}
