using System.Text.Json.Nodes;
using ShadowPipeline.Policies;
using Spectre.Console;

namespace ShadowPipeline.Cli.Rendering;

/// <summary>What a valid policy demands, in words.</summary>
internal static class PolicySummary
{
    /// <summary>The file and what it demands.</summary>
    public static void Write(IAnsiConsole console, string path, Policy policy, int warnings)
    {
        var page = new Page(console);
        page.Line(
            new Span($"{path}: "),
            new Span("valid", Styles.Good),
            new Span(warnings == 0 ? "" : $", {warnings} {(warnings == 1 ? "warning" : "warnings")}", Styles.Doubtful));
        Write(page, policy);
    }

    /// <summary>What a policy demands.</summary>
    public static void Write(Page page, Policy policy)
    {
        page.Field("Group", policy.ModelPackageGroup);
        page.Field("Endpoints", string.Join(", ", policy.Endpoints));
        var experiment = policy.Experiment;
        page.Field("Test", $"{experiment.Duration} at {experiment.SamplingPercentage} % of requests, checked every {policy.CheckEvery} or less often");
        page.Field("Mode", policy.Mode == DecisionMode.Enforce ? "enforce" : "observe: decisions are recorded, and marked as observed only");
        List("Limits", Limits(policy));
        List("Guardrails", Guardrails(policy));
        page.Field("Evidence", Evidence(policy.Evidence));

        void List(string label, IReadOnlyList<string> lines)
        {
            for (var index = 0; index < lines.Count; index++)
            {
                page.Field(index == 0 ? label : "", lines[index]);
            }
        }
    }

    /// <summary>Adds what a policy demands to a document.</summary>
    public static void Describe(JsonObject document, Policy policy)
    {
        document["modelPackageGroup"] = policy.ModelPackageGroup;
        document["endpoints"] = Strings(policy.Endpoints);
        document["duration"] = policy.Experiment.Duration.ToString();
        document["mode"] = policy.Mode == DecisionMode.Enforce ? "enforce" : "observe";
        document["limits"] = Strings(Limits(policy));
        document["guardrails"] = Strings(Guardrails(policy));
        document["sha256"] = PolicyDocument.Identify(policy, version: null).Sha256;
    }

    private static List<string> Limits(Policy policy) =>
    [
        .. from criterion in policy.Criteria
           from limit in criterion.Limits
           select $"{criterion.Metric} {criterion.Statistic}: {Quantity.InWords(criterion.Metric, criterion.Statistic, limit)}",
    ];

    private static List<string> Guardrails(Policy policy) =>
    [
        .. policy.Guardrails.Select(guardrail =>
            $"{guardrail.Metric} {guardrail.Statistic}: "
            + Quantity.InWords(guardrail.Metric, guardrail.Statistic, new Limit(LimitKind.Max, guardrail.Max))),
    ];

    private static string Evidence(EvidencePolicy evidence) =>
        $"at least {evidence.MinInvocations} invocations of each variant and {evidence.MinPeriods} periods, at most "
        + $"{Quantity.Exact(evidence.MaxMissingShare * 100)} % of periods missing; "
        + $"bounds at {Quantity.Exact(evidence.Confidence * 100)} % confidence";

    private static JsonArray Strings(IEnumerable<string> texts) => new([.. texts.Select(text => JsonValue.Create(text))]);
}
