using System.Globalization;
using ShadowPipeline.Cli.Soaking.Faults;
using ShadowPipeline.Cli.Soaking.Invariants;
using ShadowPipeline.Cli.Soaking.Running;
using Spectre.Console;

namespace ShadowPipeline.Cli.Rendering;

/// <summary>A soak's report for people.</summary>
internal sealed class SoakView(IAnsiConsole console, SoakRequest request, SoakReport report, TimeSpan took)
{
    private readonly Page _page = new(console);

    /// <summary>What was done and counted.</summary>
    public void WriteCounts()
    {
        _page.Line(new Span("Faults                      injected    survived", Styles.Heading));
        foreach (var kind in Enum.GetValues<FaultKind>().Where(kind => report.Faults[kind] > 0))
        {
            _page.Line(string.Create(CultureInfo.InvariantCulture, $"{kind,-24}{report.Faults[kind],12:N0}{report.Survived[kind],12:N0}"));
        }

        _page.Line(string.Create(CultureInfo.InvariantCulture, $"{"All",-24}{report.Faults.Total,12:N0}{report.Survived.Total,12:N0}"));
        _page.Blank();
        _page.Line(new Span("Decisions", Styles.Heading));
        foreach (var (basis, count) in report.Decided)
        {
            _page.Line(string.Create(CultureInfo.InvariantCulture, $"{basis,-24}{count,12:N0}"));
        }

        _page.Blank();
        _page.Field("Runs", string.Create(CultureInfo.InvariantCulture, $"{report.Runs:N0} in {report.Worlds:N0} worlds and {report.RealRuns:N0} on the real wire, {report.Promoted:N0} promoted"));
        if (report.EngineKills > 0)
        {
            _page.Field("Engine", string.Create(CultureInfo.InvariantCulture, $"killed {report.EngineKills} times"));
        }

        _page.Field("Time", string.Create(CultureInfo.InvariantCulture, $"{took.TotalSeconds:0.0} s, {report.Runs / Math.Max(took.TotalSeconds, 0.001):0} runs a second"));
        _page.Field("Seed", request.Seed.ToString(CultureInfo.InvariantCulture));
        _page.Whole("Trace hash", report.TraceHash);
        _page.Field("Invariants", report.Holds ? "none broken" : "BROKEN, see below");
    }

    /// <summary>What did not hold, and how to see it again.</summary>
    public void WriteBroken()
    {
        foreach (var world in report.Broken)
        {
            Write(world.Breaches, Only(world.Plan.Index));
        }

        foreach (var world in report.BrokenReal)
        {
            Write(world.Breaches, "");
        }
    }

    private void Write(IReadOnlyList<Breach> breaches, string only)
    {
        foreach (var breach in breaches)
        {
            _page.Blank();
            _page.Line(new Span($"{breach.Invariant} does not hold: ", Styles.Heading), new Span(breach.What));
            foreach (var line in breach.Trace)
            {
                _page.Line($"  {line}");
            }
        }

        _page.Blank();
        _page.Line(string.Create(
            CultureInfo.InvariantCulture,
            $"Again: shadow soak --seed {request.Seed} --runs {request.Runs} --faults {(request.Faults ? "on" : "off")} --real-every {request.RealEvery}{only}"));
    }

    private string Only(int world) => request.BurstEndpoints is { } endpoints
        ? string.Create(CultureInfo.InvariantCulture, $" --burst-endpoints {endpoints}")
        : string.Create(CultureInfo.InvariantCulture, $" --world {world}");
}
