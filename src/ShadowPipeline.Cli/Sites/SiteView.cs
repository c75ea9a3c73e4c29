using System.Globalization;
using System.Text.Json.Nodes;
using ShadowPipeline.Cli.Rendering;
using ShadowPipeline.Sites;
using Spectre.Console;

namespace ShadowPipeline.Cli.Sites;

/// <summary>Says what was written and how to open it.</summary>
internal static class SiteView
{
    // More would be a log: the reports themselves say it too.
    private const int MostProblems = 5;

    public static void Write(IAnsiConsole console, SiteOutcome outcome)
    {
        var page = new Page(console);
        page.Line((outcome.Decisions == 1 ? "1 decision" : Text($"{outcome.Decisions:N0} decisions")) + Details(outcome));
        page.Whole("Open", new Uri(Path.Combine(outcome.Folder, SiteKeys.Index)).AbsoluteUri);
        page.Whole("Or serve", $"python3 -m http.server --bind 127.0.0.1 --directory {ShellWord.Of(outcome.Folder)}");
    }

    /// <summary>What the site lacks, on standard error.</summary>
    public static void Explain(FailureView view, SiteOutcome outcome)
    {
        foreach (var problem in outcome.Problems.Take(MostProblems))
        {
            view.Hint($"{problem.Id}: {problem.Message}");
        }

        if (outcome.Problems.Count > MostProblems)
        {
            view.Hint(Text($"{outcome.Problems.Count - MostProblems:N0} more decisions have less in the site than is recorded; --json lists them all."));
        }

        if (outcome.Decisions == SiteIndex.MostDecisions)
        {
            view.Hint(Text($"An index holds {SiteIndex.MostDecisions:N0} decisions at most: these are the newest. --group, --endpoint and --since narrow them."));
        }
    }

    public static JsonObject ToJson(SiteOutcome outcome) => new()
    {
        ["folder"] = outcome.Folder,
        ["index"] = Path.Combine(outcome.Folder, SiteKeys.Index),
        ["decisions"] = outcome.Decisions,
        ["written"] = outcome.Written,
        ["unchanged"] = outcome.Unchanged,
        ["removed"] = outcome.Removed,
        ["problems"] = new JsonArray([.. outcome.Problems.Select(one => new JsonObject { ["id"] = one.Id, ["message"] = one.Message })]),
    };

    private static string Details(SiteOutcome outcome)
    {
        var parts = new[]
        {
            (outcome.Written, "new or changed"), (outcome.Unchanged, "as it was"), (outcome.Removed, "removed"),
        }.Where(part => part.Item1 > 0).Select(part => Text($"{part.Item1:N0} {part.Item2}")).ToList();
        return parts.Count == 0 ? "." : $"; reports: {string.Join(", ", parts)}.";
    }

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
