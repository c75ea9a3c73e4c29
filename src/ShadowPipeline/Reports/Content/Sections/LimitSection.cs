using ShadowPipeline.Decisions;
using ShadowPipeline.Policies;
using ShadowPipeline.Reports.Plots;
using ShadowPipeline.Reports.Words;

namespace ShadowPipeline.Reports.Content.Sections;

/// <summary>Each metric that was judged: its limits as intervals, and both variants over time.</summary>
internal static class LimitSection
{
    public static Section Of(Subject subject, IReadOnlyList<TimePlot> plots)
    {
        IReadOnlyList<CriterionView> limits = subject.Guardrail is { } guardrail ? [guardrail, .. subject.Limits] : subject.Limits;
        var groups = limits.GroupBy(limit => limit.Name).ToList();
        var shown = groups.Select(group => group.Key).ToHashSet(StringComparer.Ordinal);
        var rest = plots.Where(plot => plot.Metric != MetricCatalog.Invocations && !shown.Contains(Name(plot)))
            .Select(plot => new Card(Name(plot), null, [new TimePicture(plot)]));
        return new Section(
            "limits",
            subject.Limits.Count > 0 ? "What was judged" : "What was seen until then",
            [.. Remark(subject), .. groups.Select(group => Judged([.. group], plots)), .. rest, .. Figures(subject)]);
    }

    private static string Name(TimePlot plot) => $"{plot.Metric} {plot.Statistic}";

    private static Card Judged(IReadOnlyList<CriterionView> limits, IReadOnlyList<TimePlot> plots) => new(
        limits[0].Name,
        limits.Min(limit => limit.Result.Outcome),
        [
            .. limits.Where(limit => limit.IsKnown).Select(limit => new LimitPicture(limit)),
            .. limits.Where(limit => !limit.IsKnown || limit.Result.Outcome != Judging.CriterionOutcome.Pass).Select(limit => limit.Sentence).Distinct().Select(sentence => new Paragraph(sentence)),
            .. plots.Where(plot => Name(plot) == limits[0].Name).SelectMany(Course),
        ]);

    private static IEnumerable<Block> Course(TimePlot plot)
    {
        if (plot.Fault is { } fault)
        {
            yield return new Paragraph(FaultWords.Of(plot, fault));
        }

        yield return new TimePicture(plot);
    }

    private static IEnumerable<Block> Remark(Subject subject)
    {
        if (subject.Limits.Count > 0 && subject.Record.Basis is DecisionBasis.ApprovalWithdrawn or DecisionBasis.PipelineError or DecisionBasis.ExperimentCancelled)
        {
            yield return new Paragraph("The limits were judged, but something else decided.");
        }
    }

    private static IEnumerable<Block> Figures(Subject subject)
    {
        if (subject.Limits.Count == 0)
        {
            yield break;
        }

        yield return new Folded("All figures of all limits", new DataTable(
            subject.Spending is { } spending
                ? $"Lower and upper are each one-sided bounds at {spending}"
                : "Lower and upper are each one-sided bounds at the policy's confidence",
            [new("Metric"), new("Limit"), new("Lower", true), new("Estimate", true), new("Upper", true), new("Periods", true), new("Worth", true), new("Outcome")],
            [.. subject.Limits.Select(Row)]));
    }

    private static IReadOnlyList<Phrase> Row(CriterionView limit) =>
    [
        Phrase.Name(limit.Name), limit.LimitWords, limit.Lower, limit.Estimate, limit.Upper,
        Amounts.Grouped(limit.Result.Periods),
        limit.Result.EffectivePeriods is { } effective ? Amounts.Grouped((long)Math.Clamp(effective, 0, 1e15)) : "not known",
        limit.Result.Outcome.ToString(),
    ];
}
