using System.CommandLine;
using ShadowPipeline.Cli.Rendering;
using ShadowPipeline.Cli.Running;

namespace ShadowPipeline.Cli.Commands;

/// <summary><c>shadow decisions show</c>: one record, whole.</summary>
internal static class DecisionsShowCommand
{
    public static Command Build(ShadowServices services)
    {
        var id = new Argument<string>("ID") { Description = "The record's id, as \"shadow decisions list\" prints it" };
        var database = CommonOptions.Database();
        var json = CommonOptions.Json("the record, policy document included,");
        var command = new DocumentedCommand("show", "Show one decision record whole")
        {
            Examples = ["shadow decisions show ID", "shadow decisions show ID --json > decision.json"],
            Notes = ["Exit code 1 when there is no such record."],
        };
        command.Add(id);
        command.Add(database);
        command.Add(json);
        command.SetAction((parsed, cancellationToken) => CommandHost.RunAsync(
            services,
            () => ShowAsync(services, parsed.GetRequiredValue(id), parsed.GetValue(database), parsed.GetValue(json), cancellationToken),
            cancellationToken));
        return command;
    }

    private static async Task<int> ShowAsync(
        ShadowServices services, string id, string? database, bool json, CancellationToken cancellationToken)
    {
        var path = DatabaseFile.Resolve(database, services.CurrentDirectory);
        var exists = services.Decisions.Exists(path);
        var record = exists ? await services.Decisions.FindAsync(path, id, cancellationToken) : null;
        if (record is null)
        {
            await UnknownDecision.ExplainAsync(services, id, exists ? path : null, database ?? DatabaseFile.Default, cancellationToken);
            return ExitCode.Failed;
        }

        if (json)
        {
            JsonOutput.Write(services.Out, record);
        }
        else
        {
            var view = new RecordView(services.Out);
            view.Write(record);
            view.WriteProvenance(record);
        }

        return ExitCode.Done;
    }
}
