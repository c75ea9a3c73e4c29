using System.CommandLine;
using ShadowPipeline.Cli.Rendering;
using ShadowPipeline.Cli.Sources;
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
        var since = CommonOptions.Since(services.Time);
        var limit = CommonOptions.Limit();
        var source = new SourceOptions(services);
        var json = CommonOptions.Json("an array of decision records");
        var command = new DocumentedCommand("list", "List decision records, newest first")
        {
            Examples =
            [
                "shadow decisions list --decision Reject --since 2026-11-20",
                "shadow decisions list --group fraud-detector --limit 10 --json",
                "shadow decisions list --aws --since 7d",
            ],
            Notes = ["\"Waited\" is the time in the queue and for a busy endpoint, \"Took\" all after it.", .. SourceOptions.Notes],
        };
        command.Add(group);
        command.Add(endpoint);
        command.Add(decision);
        command.Add(since);
        command.Add(limit);
        source.AddTo(command);
        command.Add(json);
        command.SetAction((parsed, cancellationToken) => CommandHost.RunAsync(
            services,
            async () =>
            {
                var filter = new DecisionFilter(
                    parsed.GetValue(group), parsed.GetValue(endpoint), parsed.GetValue(decision), parsed.GetValue(since))
                { Limit = parsed.GetValue(limit) };
                await ListAsync(services, filter, source.Of(parsed), parsed.GetValue(json), cancellationToken);
                return ExitCode.Done;
            },
            cancellationToken));
        return command;
    }

    private static async Task ListAsync(
        ShadowServices services, DecisionFilter filter, SourceRequest request, bool json, CancellationToken cancellationToken)
    {
        await using var source = await DecisionSources.OpenAsync(services, request);
        var records = await source.ListAsync(filter, cancellationToken);
        if (json)
        {
            JsonOutput.Write(services.Out, records);
        }
        else
        {
            DecisionTable.Write(services.Out, records);
        }

        if (records.Count == 0)
        {
            await ExplainAsync(new FailureView(services.Error), source, filter, cancellationToken);
        }
    }

    // A name that no decision has may be mistyped.
    private static async Task ExplainAsync(FailureView view, IDecisionSource source, DecisionFilter filter, CancellationToken cancellationToken)
    {
        view.Hint(source.Nothing ?? $"No decision in {source.Name} matches.");
        if (source.Nothing is not null || (filter.ModelPackageGroup ?? filter.EndpointName) is null)
        {
            return;
        }

        var newest = await source.ListAsync(new DecisionFilter { Limit = UnknownDecision.Newest }, cancellationToken);
        Suggest(filter.ModelPackageGroup, [.. newest.Select(record => record.ModelPackageGroup)]);
        Suggest(filter.EndpointName, [.. newest.Select(record => record.EndpointName)]);

        void Suggest(string? asked, List<string> known)
        {
            if (asked is not null && !known.Contains(asked))
            {
                view.DidYouMean(NearestText.Of(asked, known));
            }
        }
    }
}
