using System.CommandLine;
using ShadowPipeline.Cli.Rendering;
using ShadowPipeline.Cli.Soaking.Running;
using ShadowPipeline.Cli.Soaking.Worlds;

namespace ShadowPipeline.Cli.Commands;

/// <summary><c>shadow soak</c>: many simulated runs with injected faults.</summary>
internal static class SoakCommand
{
    public static Command Build(ShadowServices services)
    {
        var runs = SoakOptions.Runs();
        var seed = SoakOptions.Seed();
        var faults = SoakOptions.Faults();
        var world = SoakOptions.World();
        var endpoints = SoakOptions.BurstEndpoints();
        var realEvery = SoakOptions.RealEvery();
        var kills = SoakOptions.EngineKills();
        var json = CommonOptions.Json("one object with the counts and the trace hash");
        var command = new DocumentedCommand("soak", "Simulate many runs with injected faults and check what must hold")
        {
            Examples = ["shadow soak --runs 20000 --faults on", "shadow soak --runs 10000 --burst-endpoints 100", "shadow soak --runs 200 --real-every 1 --engine-kills 20"],
            Notes =
            [
                "One run in a hundred goes over the real wire and the real DynamoDB engine.",
                "The same seed and the same options repeat a soak exactly: the same trace hash.",
                "Exit code 1 when something did not hold; the message names the command line",
                "that repeats it alone. What is injected and checked: docs/soak.md.",
            ],
        };
        command.Add(runs);
        command.Add(seed);
        command.Add(faults);
        command.Add(world);
        command.Add(endpoints);
        command.Add(realEvery);
        command.Add(kills);
        command.Add(json);
        command.SetAction((parsed, cancellationToken) => CommandHost.RunAsync(
            services,
            () =>
            {
                var request = new SoakRequest(parsed.GetValue(runs), (ulong)parsed.GetValue(seed), parsed.GetValue(faults) == "on")
                {
                    World = parsed.GetValue(world),
                    BurstEndpoints = parsed.GetValue(endpoints),
                    RealEvery = parsed.GetValue(realEvery),
                    EngineKills = parsed.GetValue(kills),
                };
                return RunAsync(services, request, parsed.GetValue(json), cancellationToken);
            },
            cancellationToken));
        return command;
    }

    private static async Task<int> RunAsync(ShadowServices services, SoakRequest request, bool json, CancellationToken cancellationToken)
    {
        var began = services.Time.GetTimestamp();
        using var soak = new Soak(request, WorldParts.Own);
        var report = await soak.RunAsync(cancellationToken);
        var took = services.Time.GetElapsedTime(began);
        var view = new SoakView(json ? services.Error : services.Out, request, report, took);
        if (json)
        {
            JsonOutput.Write(services.Out, SoakJson.Of(request, report, took));
        }
        else
        {
            view.WriteCounts();
        }

        view.WriteBroken();
        return report.Holds ? ExitCode.Done : ExitCode.Failed;
    }
}
