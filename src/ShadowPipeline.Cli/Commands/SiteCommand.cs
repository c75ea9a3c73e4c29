using System.CommandLine;
using ShadowPipeline.Cli.Rendering;
using ShadowPipeline.Cli.Running;
using ShadowPipeline.Cli.Sites;
using ShadowPipeline.Decisions;
using ShadowPipeline.Functions.Ports;
using ShadowPipeline.Sites;

namespace ShadowPipeline.Cli.Commands;

/// <summary><c>shadow site</c>: all decisions as pages in a folder.</summary>
internal static class SiteCommand
{
    public static Command Build(ShadowServices services)
    {
        var folder = new Option<string?>("--out")
        {
            HelpName = "DIR",
            Description = "Folder to write to: empty, not there yet, or a site that this command wrote (default: .shadow/site)",
        };
        var group = new Option<string?>("--group") { HelpName = "GROUP", Description = "Only decisions on this model package group" };
        var endpoint = new Option<string?>("--endpoint") { HelpName = "ENDPOINT", Description = "Only decisions on this endpoint" };
        var decision = CommonOptions.Decision();
        var since = CommonOptions.Since();
        var database = CommonOptions.Database();
        var json = CommonOptions.Json("what was written");
        var command = new DocumentedCommand("site", "Write all decisions as a site: an index to search and filter, and a report of each")
        {
            Examples = ["shadow site", "shadow site --out public --group fraud-detector --since 2026-01-01"],
            Notes =
            [
                "The site is files only: open DIR/index.html, or serve DIR with any web server.",
                "Reports that would not change are left; reports of decisions that are no longer part of the site are removed.",
            ],
        };
        foreach (var option in (Option[])[folder, group, endpoint, decision, since, database, json])
        {
            command.Add(option);
        }

        command.SetAction((parsed, cancellationToken) => CommandHost.RunAsync(
            services,
            () => WriteAsync(
                services,
                new SiteRequest(
                    parsed.GetValue(folder),
                    new DecisionFilter(parsed.GetValue(group), parsed.GetValue(endpoint), parsed.GetValue(decision), parsed.GetValue(since))
                    {
                        Limit = SiteIndex.MostDecisions,
                    },
                    parsed.GetValue(database),
                    parsed.GetValue(json)),
                cancellationToken),
            cancellationToken));
        return command;
    }

    private static async Task<int> WriteAsync(ShadowServices services, SiteRequest request, CancellationToken cancellationToken)
    {
        if (request.Folder is { } named && string.IsNullOrWhiteSpace(named))
        {
            throw new UsageException("--out is empty; a folder was expected.");
        }

        var path = DatabaseFile.Resolve(request.Database, services.CurrentDirectory);
        if (!services.Decisions.Exists(path))
        {
            new FailureView(services.Error).Write(
                $"There is no database {request.Database ?? DatabaseFile.Default} yet: \"shadow run EVENT\" creates it.");
            return ExitCode.Failed;
        }

        var folder = SiteFolder.Open(Path.GetFullPath(request.Folder ?? SiteRequest.DefaultFolder, services.CurrentDirectory));
        var records = await services.Decisions.ListAsync(path, request.Filter, cancellationToken);
        var build = new SiteBuild((record, token) => services.ReadEvidence(path, record, token));
        Report(services, request, await build.WriteAsync(folder, records, cancellationToken));
        return ExitCode.Done;
    }

    private static void Report(ShadowServices services, SiteRequest request, SiteOutcome outcome)
    {
        if (request.Json)
        {
            JsonOutput.Write(services.Out, SiteView.ToJson(outcome));
        }
        else
        {
            SiteView.Write(services.Out, outcome);
        }

        SiteView.Explain(new FailureView(services.Error), outcome);
    }
}
