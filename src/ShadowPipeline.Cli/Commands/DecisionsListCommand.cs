using System.CommandLine;
using ShadowPipeline.Cli.Rendering;
using ShadowPipeline.Cli.Running;
using ShadowPipeline.Decisions;
using ShadowPipeline.Functions.Ports;

namespace ShadowPipeline.Cli.Commands;

/// <summary><c>shadow decisions list</c>: newest first.</summary>
internal static class DecisionsListCommand
{
    public static Command Build(ShadowServices services)
    {
        var group = new Option<string?>("--group") { HelpName = "GROUP", Description = "Only decisions on this model package group" };
        var endpoint = new Option<string?>("--endpoint") { HelpName = "ENDPOINT", Description = "Only decisions on this endpoint" };
        var decision = CommonOptions.Decision();
        var since = CommonOptions.Since();
        var database = CommonOptions.Database();
        var json = CommonOptions.Json("an array of decision records");
        var command = new DocumentedCommand("list", "List decision records, newest first")
        {
            Examples =
            [
                "shadow decisions list --decision Reject --since 2026-11-20",
                "shadow decisions list --group fraud-detector --json",
            ],
        };
        command.Add(group);
        command.Add(endpoint);
        command.Add(decision);
        command.Add(since);
        command.Add(database);
        command.Add(json);
        command.SetAction((parsed, cancellationToken) => CommandHost.RunAsync(
            services,
            async () =>
            {
                var filter = new DecisionFilter(
                    parsed.GetValue(group), parsed.GetValue(endpoint), parsed.GetValue(decision), parsed.GetValue(since));
                await ListAsync(services, filter, parsed.GetValue(database), parsed.GetValue(json), cancellationToken);
                return ExitCode.Done;
            },
            cancellationToken));
        return command;
    }

    private static async Task ListAsync(
        ShadowServices services, DecisionFilter filter, string? database, bool json, CancellationToken cancellationToken)
    {
        var path = DatabaseFile.Resolve(database, services.CurrentDirectory);
        var exists = services.Decisions.Exists(path);
        var records = exists ? await services.Decisions.ListAsync(path, filter, cancellationToken) : [];
        if (json)
        {
            JsonOutput.Write(services.Out, records);
        }
        else
        {
            DecisionTable.Write(services.Out, records);
        }

        Explain(new FailureView(services.Error), records, exists, database);
    }

    private static void Explain(FailureView view, IReadOnlyList<DecisionRecord> records, bool exists, string? database)
    {
        if (!exists)
        {
            view.Hint($"There is no database {database ?? DatabaseFile.Default} yet: \"shadow run EVENT\" creates it.");
        }
        else if (records.Count == 0)
        {
            view.Hint($"No decision in {database ?? DatabaseFile.Default} matches.");
        }
    }
}
