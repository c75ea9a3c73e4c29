using System.Text.Json.Nodes;
using ShadowPipeline.Cli.Soaking.Faults;
using ShadowPipeline.Cli.Soaking.Invariants;

namespace ShadowPipeline.Cli.Soaking.Running;

/// <summary>A soak's report as one JSON object.</summary>
internal static class SoakJson
{
    /// <summary>The object.</summary>
    public static JsonObject Of(SoakRequest request, SoakReport report, TimeSpan took) => new()
    {
        ["seed"] = request.Seed,
        ["runs"] = report.Runs,
        ["worlds"] = report.Worlds,
        ["realRuns"] = report.RealRuns,
        ["engineKills"] = report.EngineKills,
        ["faultsOn"] = request.Faults,
        ["faults"] = Faults(report),
        ["decisions"] = new JsonObject(report.Decided.Select(basis => KeyValuePair.Create(basis.Key.ToString(), (JsonNode?)basis.Value))),
        ["promoted"] = report.Promoted,
        ["brokenInvariants"] = new JsonArray(
        [
            .. report.Broken.SelectMany(world => world.Breaches.Select(breach => Of(request, world.Plan.Index, real: false, breach))),
            .. report.BrokenReal.SelectMany(world => world.Breaches.Select(breach => Of(request, world.Plan.Index, real: true, breach))),
        ]),
        ["traceHash"] = report.TraceHash,
        ["seconds"] = Math.Round(took.TotalSeconds, 3),
        ["runsPerSecond"] = Math.Round(report.Runs / Math.Max(took.TotalSeconds, 0.001), 1),
    };

    private static JsonObject Of(SoakRequest request, int world, bool real, Breach breach) => new()
    {
        ["invariant"] = breach.Invariant.ToString(),
        ["seed"] = request.Seed,
        ["world"] = world,
        ["real"] = real,
        ["what"] = breach.What,
        ["trace"] = new JsonArray([.. breach.Trace.Select(line => (JsonNode)line)]),
    };

    private static JsonObject Faults(SoakReport report) => new(
        Enum.GetValues<FaultKind>().Select(kind => KeyValuePair.Create(
            Camel(kind.ToString()), (JsonNode?)new JsonObject { ["injected"] = report.Faults[kind], ["survived"] = report.Survived[kind] })));

    private static string Camel(string name) => char.ToLowerInvariant(name[0]) + name[1..];
}
