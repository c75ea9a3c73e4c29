using System.Text.Json.Nodes;
using ShadowPipeline.Policies;
using ShadowPipeline.Proposals;
using Spectre.Console;

namespace ShadowPipeline.Cli.Rendering;

/// <summary>A proposed policy and why it is as it is: JSON has no comments, so the reasons stand here.</summary>
internal static class ProposalView
{
    public static void Write(IAnsiConsole console, PolicyProposal proposal, string path, IReadOnlyList<string> next)
    {
        var page = new Page(console);
        page.Line(new Span("Written: ", Styles.Good), new Span(path));
        foreach (var reason in proposal.Reasons)
        {
            page.Blank();
            page.Line(new Span(reason.Path, Styles.Heading), new Span($"  {reason.Choice}"));
            page.Hanging([new Span("  ")], new Span(reason.Because + "."));
        }

        if (proposal.Notes.Count > 0)
        {
            page.Blank();
        }

        foreach (var note in proposal.Notes)
        {
            page.Hanging([new Span("- ", Styles.Doubtful)], new Span(note));
        }

        page.Blank();
        page.Line(new Span("Next:", Styles.Heading));
        foreach (var line in next)
        {
            page.Line($"  {line}");
        }
    }

    public static JsonObject ToJson(PolicyProposal proposal, string path, string text) => new()
    {
        ["written"] = path,
        ["policy"] = JsonNode.Parse(text),
        ["sha256"] = PolicyDocument.Identify(proposal.Policy, version: null).Sha256,
        ["reasons"] = new JsonArray([.. proposal.Reasons.Select(reason => new JsonObject
        {
            ["path"] = reason.Path,
            ["choice"] = reason.Choice,
            ["because"] = reason.Because,
        })]),
        ["notes"] = new JsonArray([.. proposal.Notes.Select(note => (JsonNode?)note)]),
    };
}
