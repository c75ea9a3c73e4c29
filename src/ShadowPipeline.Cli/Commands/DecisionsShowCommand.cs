using System.CommandLine;
using ShadowPipeline.Cli.Rendering;
using ShadowPipeline.Cli.Sources;

namespace ShadowPipeline.Cli.Commands;

/// <summary><c>shadow decisions show</c>: one record, whole.</summary>
internal static class DecisionsShowCommand
{
    public static Command Build(ShadowServices services)
    {
        var id = new Argument<string>("ID") { Description = "The record's id, as \"shadow decisions list\" prints it" };
        var source = new SourceOptions(services);
        var json = CommonOptions.Json("the record, policy document included,");
        var command = new DocumentedCommand("show", "Show one decision record whole")
        {
            Examples = ["shadow decisions show ID", "shadow decisions show ID --json > decision.json", "shadow decisions show ID --aws"],
            Notes = ["Exit code 1 when there is no such record.", .. SourceOptions.Notes],
        };
        command.Add(id);
        source.AddTo(command);
        command.Add(json);
        command.SetAction((parsed, cancellationToken) => CommandHost.RunAsync(
            services,
            () => ShowAsync(services, parsed.GetRequiredValue(id), source.Of(parsed), parsed.GetValue(json), cancellationToken),
            cancellationToken));
        return command;
    }

    private static async Task<int> ShowAsync(
        ShadowServices services, string id, SourceRequest request, bool json, CancellationToken cancellationToken)
    {
        await using var source = await DecisionSources.OpenAsync(services, request);
        var record = await source.FindAsync(id, cancellationToken);
        if (record is null)
        {
            await UnknownDecision.ExplainAsync(services, id, source, cancellationToken);
            return ExitCode.Failed;
        }

        if (json)
        {
            JsonOutput.Write(services.Out, record);
        }
        else
        {
            var view = new RecordView(services.Out);
            view.WriteVerdict(record);
            view.WriteSeries(record, await EvidenceGlance.ReadAsync(source, record, cancellationToken));
            view.WriteTest(record);
            view.WriteProvenance(record);
        }

        return ExitCode.Done;
    }
}
