using System.CommandLine;
using ShadowPipeline.Cli.Rendering;
using ShadowPipeline.Cli.Running;
using ShadowPipeline.Decisions;
using ShadowPipeline.Evidence;
using ShadowPipeline.Reports;

namespace ShadowPipeline.Cli.Commands;

/// <summary><c>shadow report</c>: a decision as one page.</summary>
internal static class ReportCommand
{
    public static Command Build(ShadowServices services)
    {
        var id = new Argument<string>("ID") { Description = "The record's id, as \"shadow decisions list\" prints it" };
        var output = new Option<string?>("--out")
        {
            HelpName = "FILE",
            Description = "Where to write it; - for standard output (default: ID.html, ID.md or ID.json in the current directory)",
        };
        var format = CommonOptions.ReportFormat();
        var database = CommonOptions.Database();
        var json = CommonOptions.Json("where the report is");
        var command = new DocumentedCommand("report", "Write the report of a decision: the verdict and why, plots, evidence, how to replay it")
        {
            Examples =
            [
                "shadow report ID",
                "shadow report ID --out decision.html",
                "shadow report ID --format markdown --out - | less",
                "shadow report ID --format json --out - | jq .figures",
            ],
            Notes =
            [
                "The page needs nothing but itself: no network, no script, no other file. A report that is there already is",
                "written anew; a file that is no report is never touched.",
                "Exit code 1 when there is no such record, and when its evidence is missing or was changed: the report is",
                "written all the same and says so, without plots.",
            ],
        };
        command.Add(id);
        command.Add(output);
        command.Add(format);
        command.Add(database);
        command.Add(json);
        command.SetAction((parsed, cancellationToken) => CommandHost.RunAsync(
            services,
            () => WriteAsync(
                services,
                new ReportRequest(
                    parsed.GetRequiredValue(id), parsed.GetValue(output), parsed.GetValue(format) ?? ReportFormat.Html, parsed.GetValue(database), parsed.GetValue(json)),
                cancellationToken),
            cancellationToken));
        return command;
    }

    private static async Task<int> WriteAsync(ShadowServices services, ReportRequest request, CancellationToken cancellationToken)
    {
        var target = ReportFile.For(request, services.CurrentDirectory);
        var path = DatabaseFile.Resolve(request.Database, services.CurrentDirectory);
        var exists = services.Decisions.Exists(path);
        var record = exists ? await services.Decisions.FindAsync(path, request.Id, cancellationToken) : null;
        if (record is null)
        {
            await UnknownDecision.ExplainAsync(
                services, request.Id, exists ? path : null, request.Database ?? DatabaseFile.Default, cancellationToken);
            return ExitCode.Failed;
        }

        var (evidence, problem) = await EvidenceAsync(services, path, record, cancellationToken);
        var pages = DecisionReport.Of(record, evidence, new ReportOptions { EvidenceProblem = problem });
        await target.WriteAsync(services.Out, record, pages, problem, cancellationToken);
        if (problem is null)
        {
            return ExitCode.Done;
        }

        new FailureView(services.Error).Write($"The report has no plots: {problem}");
        return ExitCode.Failed;
    }

    private static async Task<(ArchivedEvidence? Evidence, string? Problem)> EvidenceAsync(
        ShadowServices services, string path, DecisionRecord record, CancellationToken cancellationToken)
    {
        if (record.Evidence is null)
        {
            return (null, null);
        }

        try
        {
            return (await services.ReadEvidence(path, record, cancellationToken), null);
        }
        catch (InvalidEvidenceException exception)
        {
            // Most of a report does not rest on the evidence, and who asks for it now may need it most.
            return (null, exception.Message);
        }
    }
}
