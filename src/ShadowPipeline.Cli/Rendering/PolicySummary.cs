using System.Text.Json.Nodes;
using ShadowPipeline.Cli.Running;
using ShadowPipeline.Policies;
using Spectre.Console;

namespace ShadowPipeline.Cli.Rendering;

/// <summary>What a valid policy demands, in words.</summary>
internal static class PolicySummary
{
    public static void Write(IAnsiConsole console, string path, Policy policy)
    {
        var page = new Page(console);
        page.Line(new Span($"{path}: "), new Span("valid", Styles.Good));
        page.Field("Group", policy.ModelPackageGroup);
        page.Field("Endpoints", string.Join(", ", policy.Endpoints));
        var experiment = policy.Experiment;
        page.Field("Test", $"{experiment.Duration} at {experiment.SamplingPercentage} % of requests, checked every {policy.CheckEvery} or less often");
        page.Field("Mode", policy.Mode == DecisionMode.Enforce ? "enforce" : "observe");
        List("Limits", Limits(policy));
        List("Guardrails", Guardrails(policy));
        page.Field("Evidence", Evidence(policy.Evidence));
        List("Warnings", PolicyWarnings.Of(policy));

        void List(string label, IReadOnlyList<string> lines)
        {
            for (var index = 0; index < lines.Count; index++)
            {
                page.Field(index == 0 ? label : "", lines[index]);
            }
        }
    }

    public static JsonObject ToJson(Policy policy) => new()
    {
        ["valid"] = true,
        ["modelPackageGroup"] = policy.ModelPackageGroup,
        ["endpoints"] = Strings(policy.Endpoints),
        ["duration"] = policy.Experiment.Duration.ToString(),
        ["limits"] = Strings(Limits(policy)),
        ["guardrails"] = Strings(Guardrails(policy)),
        ["warnings"] = Strings(PolicyWarnings.Of(policy)),
        ["problems"] = new JsonArray(),
    };

    public static JsonObject ToJson(UnusableFileException failure) => new()
    {
        ["valid"] = false,
        ["problems"] = Strings(failure.Problems),
    };

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
