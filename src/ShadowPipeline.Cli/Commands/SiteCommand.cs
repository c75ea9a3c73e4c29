using System.CommandLine;
using ShadowPipeline.Cli.Rendering;
using ShadowPipeline.Cli.Running;
using ShadowPipeline.Cli.Sites;
using ShadowPipeline.Cli.Sources;
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
        var since = CommonOptions.Since(services.Time);
        var source = new SourceOptions(services);
        var json = CommonOptions.Json("what was written");
        var command = new DocumentedCommand("site", "Write all decisions as a site: an index to search and filter, and a report of each")
        {
            Examples = ["shadow site", "shadow site --out public --group fraud-detector --since 2026-01-01", "shadow site --aws --since 30d"],
            Notes =
            [
                "The site is files only: open DIR/index.html, or serve DIR with any web server.",
                "Reports that would not change are left; reports of decisions that are no longer part of the site are removed.",
                .. SourceOptions.Notes,
            ],
        };
        foreach (var option in (Option[])[folder, group, endpoint, decision, since, json])
        {
            command.Add(option);
        }

        source.AddTo(command);

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
                    source.Of(parsed),
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

        await using var source = await DecisionSources.OpenAsync(services, request.Source);
        if (source.Nothing is { } nothing)
        {
            new FailureView(services.Error).Write(nothing);
            return ExitCode.Failed;
        }

        var folder = SiteFolder.Open(Path.GetFullPath(request.Folder ?? SiteRequest.DefaultFolder, services.CurrentDirectory));
        var records = await source.ListAsync(request.Filter, cancellationToken);
        var build = new SiteBuild(source.ReadEvidenceAsync);
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
