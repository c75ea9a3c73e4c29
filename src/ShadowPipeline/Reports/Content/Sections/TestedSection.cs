using ShadowPipeline.Decisions;
using ShadowPipeline.Policies;
using ShadowPipeline.Reports.Words;

namespace ShadowPipeline.Reports.Content.Sections;

/// <summary>The variants and the plan.</summary>
internal static class TestedSection
{
    public static Section Of(Subject subject) => new(
        "tested",
        subject.Record.ShadowVariant is null ? "What was to be tested" : "What was tested",
        [.. Variants(subject.Record), .. Plan(subject), new Folded("Names and addresses", new FactList([.. Names(subject.Record)]))]);

    private static IEnumerable<Block> Variants(DecisionRecord record)
    {
        if ((record.ProductionVariant, record.ShadowVariant) is (null, null))
        {
            yield return new Paragraph("The production variant was not resolved, and no shadow variant was deployed.");
            yield break;
        }

        yield return new DataTable(
            $"The variants of endpoint {record.EndpointName}",
            [new(""), new("Production variant"), new("Shadow variant: the candidate")],
            [
                Row("Variant", record, variant => Phrase.Name(variant.Name)),
                Row("Model", record, variant => Phrase.Name(variant.ModelName)),
                Row("Instances", record, variant => Phrase.Name(Amounts.Fleet(variant))),
            ]);
    }

    private static IReadOnlyList<Phrase> Row(string head, DecisionRecord record, Func<VariantRecord, Phrase> cell) =>
    [
        head,
        record.ProductionVariant is { } production ? cell(production) : "not resolved",
        record.ShadowVariant is { } shadow ? cell(shadow) : "none was deployed",
    ];

    private static IEnumerable<Block> Plan(Subject subject)
    {
        if (subject.Policy is not { } policy)
        {
            yield break;
        }

        var experiment = policy.Experiment;
        yield return new FactList(
            new Fact("Planned", $"{experiment.Duration} with {Amounts.Grouped(experiment.SamplingPercentage)} % of requests copied, {StartDelay(experiment)}"),
            new Fact("Checks", $"at least every {policy.CheckEvery}, guardrails included"),
            new Fact("Needed", $"{Amounts.Grouped(policy.Evidence.MinInvocations)} requests to each variant in {Amounts.Grouped(policy.Evidence.MinPeriods)} usable periods, at most {Amounts.Exact(100 * policy.Evidence.MaxMissingShare)} % of periods missing"),
            new Fact("If evidence is thin", policy.OnInsufficientEvidence == InsufficientEvidenceAction.Extend
                ? $"extended up to {Amounts.Of(policy.MaxExtensions, "time")}"
                : "rejected"));
    }

    private static string StartDelay(ExperimentPolicy experiment) =>
        experiment.StartDelay.Value == TimeSpan.Zero ? "started at once" : $"started after {experiment.StartDelay}";

    private static IEnumerable<Fact> Names(DecisionRecord record)
    {
        yield return new Fact("Model package", Phrase.Name(record.ModelPackageArn));
        yield return new Fact("Approval", $"number {Amounts.Grouped(record.ApprovalEpoch)} of this version");
        foreach (var (label, value) in new[]
        {
            ("Image", record.Candidate?.Image), ("Image digest", record.Candidate?.ImageDigest), ("Model data", record.Candidate?.ModelDataUrl),
            ("Experiment", record.ExperimentName), ("Experiment ARN", record.ExperimentArn), ("Execution", record.ExecutionArn),
        })
        {
            if (value is not null)
            {
                yield return new Fact(label, Phrase.Name(value));
            }
        }

        yield return new Fact("Account and region", Phrase.Name(record.Account), ", ", Phrase.Name(record.Region));
    }
}
