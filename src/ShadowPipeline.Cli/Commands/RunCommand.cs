using System.CommandLine;
using System.Text.Json.Nodes;
using ShadowPipeline.Cli.Rendering;
using ShadowPipeline.Cli.Running;
using ShadowPipeline.Cli.Sources;

namespace ShadowPipeline.Cli.Commands;

/// <summary><c>shadow run</c>: from an approval event to recorded decisions.</summary>
internal static class RunCommand
{
    public static Command Build(ShadowServices services)
    {
        var approval = CommonOptions.Event();
        var policy = CommonOptions.Policy();
        var scenario = CommonOptions.Scenario();
        var prices = CommonOptions.Prices();
        var database = CommonOptions.Database();
        var seed = CommonOptions.Seed();
        var json = CommonOptions.Json("the decision record");
        var command = new DocumentedCommand("run", "Run an approval event to its decision on this machine, in virtual time")
        {
            Examples =
            [
                "shadow run events/model-approved.json",
                "shadow run approval.json --policy policies/fraud-detector.json --seed 7 --json",
            ],
            Notes =
            [
                "Exit code 0 whenever a decision is recorded, Reject included; 1 when the work",
                "failed; 2 for bad usage or bad input.",
                "A repeated event prints the record that exists. An event that starts nothing",
                "says why; with --json {\"started\": false, \"reason\": ...}.",
                "--json prints one record; for a policy with several endpoints an array of them.",
            ],
        };
        command.Add(approval);
        command.Add(policy);
        command.Add(scenario);
        command.Add(prices);
        command.Add(database);
        command.Add(seed);
        command.Add(json);
        command.SetAction((parsed, cancellationToken) => CommandHost.RunAsync(
            services,
            async () =>
            {
                var request = (await EventInput.ReadAsync(
                    services,
                    parsed.GetRequiredValue(approval),
                    parsed.GetValue(policy),
                    parsed.GetValue(scenario),
                    parsed.GetValue(database),
                    parsed.GetValue(seed),
                    cancellationToken)) with
                { PricesPath = parsed.GetValue(prices) };
                return await RunAsync(services, request, parsed.GetValue(database), parsed.GetValue(json), cancellationToken);
            },
            cancellationToken));
        return command;
    }

    private static async Task<int> RunAsync(
        ShadowServices services, RunRequest request, string? database, bool json, CancellationToken cancellationToken)
    {
        Task<RunOutcome> Work(IProgress<TimelineEntry> timeline) =>
            EventInput.NameFilesAsync(request, () => services.Runner.RunAsync(request, timeline, cancellationToken));

        if (json)
        {
            Print(services, await Timeline.ShowProblemsAsync(services.Error, services.Time, Work));
            return ExitCode.Done;
        }

        var outcome = await Timeline.ShowAsync(services.Out, services.Time, Work);
        await using var source = new LocalSource(services, database);
        await new OutcomeView(services.Out, source).WriteAsync(outcome, cancellationToken);
        return ExitCode.Done;
    }

    private static void Print(ShadowServices services, RunOutcome outcome)
    {
        if (!outcome.Started)
        {
            JsonOutput.Write(services.Out, new JsonObject { ["started"] = false, ["reason"] = outcome.Reason });
        }
        else if (outcome.Records.Count == 1)
        {
            JsonOutput.Write(services.Out, outcome.Records[0]);
        }
        else
        {
            JsonOutput.Write(services.Out, outcome.Records);
        }
    }
}
