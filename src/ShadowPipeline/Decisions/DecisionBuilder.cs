using System.Globalization;
using System.Text.Json.Nodes;
using ShadowPipeline.Judging;
using ShadowPipeline.Judging.Statistics;
using ShadowPipeline.Planning;
using ShadowPipeline.Policies;
using ShadowPipeline.Preflights;
using ShadowPipeline.Runs;

namespace ShadowPipeline.Decisions;

/// <summary>Makes the one decision record of a run from what is known of it. Pure.</summary>
public static class DecisionBuilder
{
    /// <summary>
    /// The record. An early outcome decides, else the verdict, else the failure; a run of which nothing of these is known ended without
    /// a verdict, which is a Reject / PipelineError. A failure after an early outcome or a verdict changes nothing.
    /// </summary>
    /// <param name="run">The run.</param>
    /// <param name="failure">What ended the workflow, or null.</param>
    /// <param name="software">The version of this software.</param>
    /// <param name="decidedAt">When.</param>
    /// <param name="prices">What instances cost; null for the table that comes with this software.</param>
    /// <param name="report">Where the report will be; null when there is none.</param>
    /// <returns>Promote only with a verdict all of whose criteria passed, whatever the verdict itself says.</returns>
    public static DecisionRecord Build(
        Run run, PipelineFailure? failure, string software, DateTimeOffset decidedAt, PriceTable? prices = null, ReportReference? report = null)
    {
        ArgumentNullException.ThrowIfNull(run);
        var (decision, basis, reasons) = Outcome(run, failure);
        var window = Window(run, decidedAt);
        return new DecisionRecord
        {
            Id = run.Id,
            Decision = decision,
            Mode = Mode(run.Policy),
            Basis = basis,
            Reasons = [.. reasons, .. Extended(run.Prolongation), .. run.Baseline?.Warnings ?? []],
            Account = run.Account,
            Region = run.Region,
            ModelPackageArn = run.ModelPackageArn,
            ModelPackageGroup = run.ModelPackageGroup,
            ModelPackageVersion = run.ModelPackageVersion,
            Candidate = run.Baseline?.Candidate,
            ApprovalEpoch = run.ApprovalEpoch,
            EndpointName = run.EndpointName,
            ProductionVariant = Variant(run.Baseline?.ProductionVariant),
            ShadowVariant = Variant(run.Submission?.ShadowVariant),
            SamplingPercentage = run.Submission?.SamplingPercentage,
            ExperimentName = run.Submission is null ? null : run.Id,
            ExperimentArn = run.Submission?.ExperimentArn,
            ExecutionArn = run.ExecutionArn,
            Window = window,
            Criteria = run.Verdict?.Criteria ?? [],
            Policy = run.Policy,
            Judge = JudgeOf(run),
            Evidence = run.Evidence,
            Report = report,
            ApprovedAt = run.ApprovedAt,
            StartedAt = run.StartedAt,
            DecidedAt = decidedAt,
            Cost = Cost(run.Submission, window, prices ?? PriceTable.Default),
            Software = software,
        };
    }

    // A run may be judged by one version of this software and recorded by the next.
    private static JudgeIdentity JudgeOf(Run run) =>
        run.Judge ?? (IsJudged(run) ? JudgeVersion.Unnamed : JudgeVersion.Current).Identity;

    private static bool IsJudged(Run run) => run.Verdict is not null || run.EarlyOutcome?.Basis == DecisionBasis.GuardrailBreached;

    private static (Decision Decision, DecisionBasis Basis, IReadOnlyList<string> Reasons) Outcome(Run run, PipelineFailure? failure) =>
        (run.EarlyOutcome, run.Verdict, failure) switch
        {
            ({ } early, _, _) => (Decision.Reject, early.Basis, early.Reasons),
            (_, { Outcome: Decision.Promote } verdict, _) when !Supports(verdict) =>
                (Decision.Reject, DecisionBasis.PipelineError, ["The verdict says Promote although not every limit is known to hold."]),
            (_, { } verdict, _) => (verdict.Outcome, verdict.Basis, verdict.Reasons),
            (_, _, { } error) => (Decision.Reject, DecisionBasis.PipelineError, [error.ToSentence()]),
            _ => (Decision.Reject, DecisionBasis.PipelineError, ["The run ended without a verdict."]),
        };

    private static IEnumerable<string> Extended(Prolongation? prolongation) => prolongation is { Times: > 0, Until: { } until }
        ?
        [
            string.Create(
                CultureInfo.InvariantCulture,
                $"The test was extended {(prolongation.Times == 1 ? "once" : $"{prolongation.Times} times")}, until {until.UtcDateTime:yyyy-MM-dd HH:mm} UTC, because its evidence was thin."),
        ]
        : [];

    private static bool Supports(Verdict promote) => promote.Basis == DecisionBasis.AllCriteriaPassed
        && promote.Criteria.Count > 0
        && promote.Criteria.All(criterion => criterion.Outcome == CriterionOutcome.Pass);

    /// <summary>The policy's mode; a document that names none has the default.</summary>
    private static DecisionMode Mode(PolicyIdentity policy) =>
        policy.Document["mode"] is JsonValue mode && mode.TryGetValue(out string? text) && text == "observe"
            ? DecisionMode.Observe
            : DecisionMode.Enforce;

    private static VariantRecord? Variant(PlannedVariant? variant) =>
        variant is null ? null : new VariantRecord(variant.Name, variant.ModelName, variant.InstanceType, variant.InstanceCount);

    // A run whose pipeline failed during its test does not know the test's end: what it observed until then is shown, and its cost.
    private static ObservedWindow? Window(Run run, DateTimeOffset decidedAt) =>
        run.Observation is { RunningSince: { } start } observed && (observed.EndedAt ?? TestEnd.AtMost(run, decidedAt)) is var end && end >= start
            ? new ObservedWindow(start, end)
            : null;

    private static TestCost? Cost(Submission? submission, ObservedWindow? window, PriceTable prices)
    {
        if (submission is null || window is null)
        {
            return null;
        }

        var hours = submission.ShadowVariant.InstanceCount * (window.End - window.Start).TotalHours;
        return new TestCost(Significant.Round(hours) ?? 0, prices.Cost(submission.ShadowVariant.InstanceType, hours));
    }
}
