using ShadowPipeline.Decisions;
using ShadowPipeline.Reports.Words;

namespace ShadowPipeline.Reports.Content;

/// <summary>Writes the first screen.</summary>
internal static class SummaryWriter
{
    /// <summary>What was decided, why, how sure, what was compared, for how long.</summary>
    public static Summary Of(Subject subject)
    {
        var record = subject.Record;
        return new Summary
        {
            Decision = record.Decision,
            Mode = record.Mode,
            Title = $"{record.Decision} {record.ModelPackageGroup} version {Amounts.Grouped(record.ModelPackageVersion)}",
            Basis = BasisWords.Short(record.Basis),
            Reason = record.Reasons.Count > 0 ? Prose.Whole(record.Reasons[0]) : "No reason was recorded.",
            Meaning = BasisWords.Meaning(record),
            OtherReasons = [.. record.Reasons.Skip(1).Select(Prose.Whole)],
            Warnings = [.. Warnings(subject)],
            Facts = [.. Facts(subject)],
            LimitsTitle = subject.Limits.Count > 0 ? "Limits at a glance" : "The broken guardrail",
            Limits = subject.Guardrail is { } guardrail ? [guardrail, .. subject.Limits] : subject.Limits,
        };
    }

    private static IEnumerable<string> Warnings(Subject subject)
    {
        if (subject.Options.EvidenceProblem is { } problem)
        {
            yield return $"The evidence could not be read, so this report has no plots, and the decision cannot be verified from here: {Prose.Whole(problem)}";
        }

        if (subject.Record.Release?.EndpointRestored == false)
        {
            yield return "The endpoint is not as it was before the test. See what happened afterwards.";
        }
    }

    private static IEnumerable<Fact> Facts(Subject subject)
    {
        var record = subject.Record;
        yield return new Fact("Candidate", Phrase.Name(record.ModelPackageGroup), $" version {Amounts.Grouped(record.ModelPackageVersion)}");
        yield return new Fact("Production variant", [.. Production(record)]);
        yield return new Fact("Endpoint", Phrase.Name(record.EndpointName));
        if (record.ProductionVariant is not null || record.ShadowVariant is not null)
        {
            yield return new Fact("Instances", [.. Instances(record)]);
        }

        if (record is { SamplingPercentage: { } share, ShadowVariant: not null })
        {
            yield return new Fact("Traffic copied", [.. Traffic(record, share)]);
        }

        yield return new Fact("For how long", record.Window is { } window
            ? $"{Instants.Length(window.End - window.Start)}, {Instants.Between(window.Start, window.End)}"
            : "No test was observed to run");
        yield return new Fact("How sure", [.. Certainty.Of(subject)]);
    }

    private static IEnumerable<Phrase> Production(DecisionRecord record) => record.ProductionVariant is { } variant
        ? [Phrase.Name(variant.Name), ", model ", Phrase.Name(variant.ModelName)]
        : ["not resolved"];

    private static IEnumerable<Phrase> Instances(DecisionRecord record) => (record.ProductionVariant, record.ShadowVariant) switch
    {
        ({ } production, { } shadow) when production.InstanceType == shadow.InstanceType && production.InstanceCount == shadow.InstanceCount =>
            [Phrase.Name(Amounts.Fleet(shadow)), " for each variant"],
        ({ } production, { } shadow) => ["production ", Phrase.Name(Amounts.Fleet(production)), ", shadow ", Phrase.Name(Amounts.Fleet(shadow))],
        ({ } production, null) => ["production ", Phrase.Name(Amounts.Fleet(production)), ", no shadow was deployed"],
        (null, { } shadow) => ["shadow ", Phrase.Name(Amounts.Fleet(shadow))],
        _ => [],
    };

    private static IEnumerable<Phrase> Traffic(DecisionRecord record, int share)
    {
        yield return $"{Amounts.Grouped(share)} % of production's requests";
        if (record.Criteria.Count > 0)
        {
            var criterion = record.Criteria[0];
            yield return $": {Amounts.Grouped(criterion.ShadowInvocations)} of {Amounts.Grouped(criterion.ProductionInvocations)}";
        }
    }
}
