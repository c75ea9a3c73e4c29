using System.Globalization;
using System.Text.Json.Nodes;
using ShadowPipeline.Cli.Draining;
using ShadowPipeline.Json;
using Spectre.Console;

namespace ShadowPipeline.Cli.Rendering;

/// <summary>How a deployment stands that drains, or does not.</summary>
internal static class DrainView
{
    public static void Write(IAnsiConsole console, DrainStatus status)
    {
        var page = new Page(console);
        page.Field("Draining", status.Drain is { } drain
            ? $"since {Moment.Exact(drain.Since)}, by {drain.By}"
            : "no: approvals are tested");
        page.Field("Running", Count(status.Running.Count, "test"));
        foreach (var id in status.Running)
        {
            page.Whole("", id);
        }

        page.Field("Waiting", Count(status.Waiting, "run") + (status.Drain is null || status.Waiting == 0 ? "" : ", started when the drain has ended"));
        page.Field("Held", $"{(status.Held == DrainStatus.MostHeld ? "at least " : "")}{Count(status.Held, "approval")}"
            + (status.Held == 0 ? "" : status.Drain is null ? ", registered at the next look of ReconcileRuns" : ", tested when the drain has ended"));
        if (status.Drain is { } since)
        {
            page.Blank();
            page.Line(status switch
            {
                { IsDrained: true } => "Drained: nothing runs.",
                { Running.Count: > 0 } => "Not drained yet: what runs ends normally.",
                _ => $"Nothing runs. Ask again after {Moment.Exact(since.SettledAt)}: what was just being started may not show yet.",
            });
        }
    }

    public static JsonObject ToJson(DrainStatus status) => new()
    {
        ["draining"] = status.Drain is not null,
        ["since"] = status.Drain is { } begun ? UtcInstantConverter.Format(begun.Since) : null,
        ["by"] = status.Drain?.By,
        ["drained"] = status.IsDrained,
        ["running"] = new JsonArray([.. status.Running.Select(id => (JsonNode?)id)]),
        ["waiting"] = status.Waiting,
        ["heldApprovals"] = status.Held,
    };

    private static string Count(int number, string what) => string.Create(
        CultureInfo.InvariantCulture, $"{(number == 0 ? "no" : number)} {what}{(number == 1 ? "" : "s")}");
}
