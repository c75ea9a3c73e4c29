using System.Globalization;
using System.Text;
using ShadowPipeline.Decisions;
using ShadowPipeline.Judging;
using ShadowPipeline.Policies;
using ShadowPipeline.Reports.Words;
using ShadowPipeline.Validation;

namespace ShadowPipeline.Notifications;

/// <summary>The message for people: verdict and reason first, then each criterion, what was compared for how long, and where to look and how to replay.</summary>
internal static class NoticeText
{
    private const int WidestLabel = 11;

    /// <summary>The message.</summary>
    public static string Of(DecisionRecord record, NoticeLinks links)
    {
        var text = new StringBuilder();
        Line(text, $"{Verdict(record)}: {NoticeBounds.Name(record.ModelPackageGroup)} version {Number(record.ModelPackageVersion)} on {NoticeBounds.Name(record.EndpointName)}.");
        Line(text, record.Decision == Decision.Promote
            ? "Every limit of the policy holds. Nothing was changed: promoting it is yours to do."
            : "Production stays as it is.");
        Line(text);
        foreach (var reason in record.Reasons.Take(NoticeBounds.MostReasons))
        {
            Line(text, NoticeBounds.Sentence(reason));
        }

        Omitted(text, record.Reasons.Count - NoticeBounds.MostReasons, "reasons");
        if (record.Criteria.Count > 0)
        {
            Line(text);
            Line(text, "Criteria");
            foreach (var criterion in record.Criteria.Take(NoticeBounds.MostCriteria))
            {
                Line(text, $"  {Word(criterion.Outcome),-12} {NoticeBounds.Sentence(criterion.Reason)}");
            }

            Omitted(text, record.Criteria.Count - NoticeBounds.MostCriteria, "criteria");
        }

        Compared(text, record);
        More(text, record, links);
        return UnicodeText.Cut(text.ToString(), NoticeBounds.LongestMessage);
    }

    private static void Compared(StringBuilder text, DecisionRecord record)
    {
        Line(text);
        Field(text, "Production", record.ProductionVariant is { } production ? Variant(production) : "not resolved");
        Field(text, "Shadow", record.ShadowVariant is { } shadow
            ? Variant(shadow) + (record.SamplingPercentage is { } share ? $", {Number(share)} % of requests copied" : "")
            : "none was deployed");
        Field(text, "Window", record.Window is { } window
            ? $"{Instants.Between(window.Start, window.End)} ({Instants.Length(window.End - window.Start)})"
            : "no test was observed");
        Field(text, "Model", NoticeBounds.Name(record.ModelPackageArn));
        Field(text, "Policy", $"{NoticeBounds.Name(record.Policy.Id)}, {(record.Policy.Version is { } version ? $"version {Number(version)}" : "from a file")}, SHA-256 {record.Policy.Sha256}");
        Field(text, "Judge", $"{record.Judge.Name} {record.Judge.Version}");
        Field(text, "Decided", Instants.Minute(record.DecidedAt));
    }

    private static void More(StringBuilder text, DecisionRecord record, NoticeLinks links)
    {
        Line(text);
        Field(text, "Report", links.Report ?? "none");
        if (links.Execution is { } execution)
        {
            Field(text, "Execution", execution);
        }

        Field(text, "Record", links.Table is { } table ? $"{record.Id} in the DynamoDB table {table}" : record.Id);
        if (record.Evidence is { } evidence)
        {
            Field(text, "Evidence", $"{evidence.Uri}, SHA-256 {evidence.Sha256}");
            Field(text, "Replay", $"shadow judge --decision {record.Id}");
        }
    }

    private static string Verdict(DecisionRecord record) =>
        $"{record.Decision}{(record.Mode == DecisionMode.Observe ? " (observed only)" : "")}, {record.Basis}";

    private static string Word(CriterionOutcome outcome) => outcome switch
    {
        CriterionOutcome.Pass => "pass",
        CriterionOutcome.Fail => "FAIL",
        _ => "inconclusive",
    };

    private static string Variant(VariantRecord variant) =>
        $"{NoticeBounds.Name(variant.Name)}: {Number(variant.InstanceCount)} x {NoticeBounds.Name(variant.InstanceType)}, model {NoticeBounds.Name(variant.ModelName)}";

    private static string Number(long value) => value.ToString(CultureInfo.InvariantCulture);

    private static void Omitted(StringBuilder text, int count, string what)
    {
        if (count > 0)
        {
            Line(text, $"  and {Number(count)} more {what}: see the report");
        }
    }

    private static void Field(StringBuilder text, string label, string value) => Line(text, label.PadRight(WidestLabel) + value);

    // Line breaks of the machine that writes are no part of the words.
    private static void Line(StringBuilder text, string line = "") => text.Append(line).Append('\n');
}
