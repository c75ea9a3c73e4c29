using System.CommandLine;
using ShadowPipeline.Cli.Rendering;
using ShadowPipeline.Cli.Running;
using ShadowPipeline.Cli.Sources;
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
        var source = new SourceOptions(services);
        var json = CommonOptions.Json("where the report is");
        var command = new DocumentedCommand("report", "Write the report of a decision: the verdict and why, plots, evidence, how to replay it")
        {
            Examples =
            [
                "shadow report ID",
                "shadow report ID --out decision.html",
                "shadow report ID --format markdown --out - | less",
                "shadow report ID --aws",
                "shadow report ID --format json --out - | jq .figures",
            ],
            Notes =
            [
                "The page needs nothing but itself: no network, no script, no other file.",
                "A report that is there already is written anew; a file that is no report is",
                "never touched.",
                "Exit code 1 when there is no such record, and when its evidence is missing or",
                "was changed: the report is written all the same and says so, without plots.",
                .. SourceOptions.Notes,
            ],
        };
        command.Add(id);
        command.Add(output);
        command.Add(format);
        source.AddTo(command);
        command.Add(json);
        command.SetAction((parsed, cancellationToken) => CommandHost.RunAsync(
            services,
            () => WriteAsync(
                services,
                new ReportRequest(
                    parsed.GetRequiredValue(id), parsed.GetValue(output), parsed.GetValue(format) ?? ReportFormat.Html, source.Of(parsed), parsed.GetValue(json)),
                cancellationToken),
            cancellationToken));
        return command;
    }

    private static async Task<int> WriteAsync(ShadowServices services, ReportRequest request, CancellationToken cancellationToken)
    {
        var target = ReportFile.For(request, services.CurrentDirectory);
        await using var source = await DecisionSources.OpenAsync(services, request.Source);
        var record = await source.FindAsync(request.Id, cancellationToken);
        if (record is null)
        {
            await UnknownDecision.ExplainAsync(services, request.Id, source, cancellationToken);
            return ExitCode.Failed;
        }

        // Most of a report does not rest on the evidence, and who asks for it now may need it most.
        var (evidence, problem) = await EvidenceGlance.ReadAsync(source, record, cancellationToken);
        var pages = DecisionReport.Of(record, evidence, new ReportOptions { EvidenceProblem = problem });
        await target.WriteAsync(services.Out, record, pages, problem, cancellationToken);
        if (problem is null)
        {
            return ExitCode.Done;
        }

        new FailureView(services.Error).Write($"The report has no plots: {problem}");
        return ExitCode.Failed;
    }
}
