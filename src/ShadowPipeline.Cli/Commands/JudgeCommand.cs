using System.CommandLine;
using ShadowPipeline.Cli.Rendering;
using ShadowPipeline.Cli.Running;

namespace ShadowPipeline.Cli.Commands;

/// <summary><c>shadow judge</c>: a verdict without a run.</summary>
internal static class JudgeCommand
{
    public static Command Build(ShadowServices services)
    {
        var options = new JudgeOptions(services);
        var command = new DocumentedCommand(
            "judge", "Judge metric data that \"aws cloudwatch get-metric-data\" printed, or an old decision's evidence again")
        {
            Examples =
            [
                "shadow judge --policy policies/fraud-detector.json \\",
                "  --metrics samples/metrics/fraud-detector.json \\",
                "  --production AllTraffic --shadow fraud-detector-v21 --production-instance ml.m5.xlarge",
                "aws cloudwatch get-metric-data --cli-input-json file://request.json > answer.json",
                "jq -s '.[0] * .[1]' request.json answer.json | shadow judge --policy policy.json \\",
                "  --metrics - --production AllTraffic --shadow candidate --json",
                "shadow judge --decision ID",
                "shadow judge --decision ID --policy stricter.json",
                "shadow judge --decision ID --aws",
            ],
            Notes =
            [
                "The metrics file holds the queries that were asked beside what was answered:",
                "{\"MetricDataQueries\": [...], \"MetricDataResults\": [...]}; - for standard input.",
                "--decision judges the archived evidence of a decision again, by its own policy or",
                "by another; with another the differences are shown.",
                "Exit code 0 for Promote and Reject alike, 1 when a decision has no evidence that can",
                "be read or contradicts it, 2 when the file or the policy cannot be used.",
                "--json prints {decision, basis, reasons, criteria} as in the decision record; with",
                "--decision also what is recorded, and whether both are identical.",
            ],
        };
        options.AddTo(command);
        command.SetAction((parsed, cancellationToken) => CommandHost.RunAsync(
            services,
            () => options.DecisionOf(parsed) is { } decision
                ? ReplayCommand.RunAsync(services, decision, cancellationToken)
                : JudgeAsync(services, options.FileOf(parsed), cancellationToken),
            cancellationToken));
        return command;
    }

    private static async Task<int> JudgeAsync(ShadowServices services, FileToJudge input, CancellationToken cancellationToken)
    {
        var text = input.Metrics == InputFile.StandardInput ? await services.In.ReadToEndAsync(cancellationToken) : null;
        var judged = FileJudging.Judge(input, text, services.ReadPolicy);
        var notes = new FailureView(services.Error);
        foreach (var note in judged.Notes)
        {
            notes.Hint(note);
        }

        if (input.Json)
        {
            JsonOutput.Write(services.Out, judged.Judgement);
        }
        else
        {
            new JudgementView(services.Out).Write(judged);
        }

        return ExitCode.Done;
    }
}
