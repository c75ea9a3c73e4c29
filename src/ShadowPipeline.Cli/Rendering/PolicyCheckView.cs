using System.Text.Json.Nodes;
using ShadowPipeline.Cli.Policies;
using ShadowPipeline.Cli.Running;
using Spectre.Console;

namespace ShadowPipeline.Cli.Rendering;

/// <summary>What checking policies found: what a policy demands goes to standard output, every error and warning to standard error.</summary>
internal sealed class PolicyCheckView(IAnsiConsole output, IAnsiConsole error)
{
    private readonly Page _errors = new(error);

    /// <summary>For people.</summary>
    public void Write(IReadOnlyList<PolicyCheck> checks)
    {
        foreach (var check in checks)
        {
            if (check.IsValid)
            {
                PolicySummary.Write(output, check.Path, check.Policy!, check.Warnings.Count);
            }

            WriteProblems(check);
        }
    }

    /// <summary>Errors and warnings alone.</summary>
    public void WriteProblems(PolicyCheck check)
    {
        if (check.Unreadable is { } because)
        {
            new FailureView(error).Write(because);
        }

        if (check.Errors.Count > 0)
        {
            var count = check.Errors.Count == 1 ? "1 problem" : $"{check.Errors.Count} problems";
            new FailureView(error).Write($"{check.Path}: the policy cannot be used ({count}).");
        }

        foreach (var problem in check.Errors)
        {
            _errors.Line($"  {problem.Line(check.Path, "error")}");
        }

        foreach (var problem in check.Warnings)
        {
            _errors.Line(new Span($"  {problem.Line(check.Path, "warning")}", Styles.Doubtful));
        }
    }

    /// <summary>For scripts: one object for one file, an array for several.</summary>
    public static JsonNode ToJson(IReadOnlyList<PolicyCheck> checks) =>
        checks is [var only] ? ToJson(only) : new JsonArray([.. checks.Select(ToJson)]);

    private static JsonObject ToJson(PolicyCheck check)
    {
        var document = new JsonObject { ["file"] = check.Path, ["valid"] = check.IsValid };
        if (check.Policy is { } policy)
        {
            PolicySummary.Describe(document, policy);
        }

        document["problems"] = check.Unreadable is { } because
            ? new JsonArray(new JsonObject { ["path"] = "$", ["line"] = null, ["column"] = null, ["message"] = because })
            : Problems(check.Errors);
        document["warnings"] = Problems(check.Warnings);
        return document;
    }

    /// <summary>Errors or warnings, for scripts.</summary>
    public static JsonArray Problems(IEnumerable<PlacedProblem> problems) => new([.. problems.Select(problem => new JsonObject
    {
        ["path"] = problem.Problem.Path,
        ["line"] = problem.Position.Line,
        ["column"] = problem.Position.Column,
        ["message"] = problem.Problem.Message,
    })]);
}
