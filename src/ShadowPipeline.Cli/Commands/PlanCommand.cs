using System.CommandLine;
using ShadowPipeline.Cli.Rendering;

namespace ShadowPipeline.Cli.Commands;

/// <summary><c>shadow plan</c>: what a run would ask of SageMaker.</summary>
internal static class PlanCommand
{
    public static Command Build(ShadowServices services)
    {
        var approval = CommonOptions.Event();
        var policy = CommonOptions.Policy();
        var scenario = CommonOptions.Scenario();
        var prices = CommonOptions.Prices();
        var json = CommonOptions.Json("the request, its preflight and all notes");
        var command = new DocumentedCommand("plan", "Print the CreateInferenceExperiment request of a run, and start nothing")
        {
            Examples =
            [
                "shadow plan events/model-approved.json > request.json",
                "aws sagemaker create-inference-experiment --cli-input-json file://request.json",
            ],
            Notes =
            [
                "Standard output is the request, as the AWS CLI takes it. What the test can be",
                "expected to show and to cost goes to standard error; with --json both are one",
                "document, {request, preflight, notes}.",
                "Exit code 1 with the reasons when a run would create no experiment; so it is",
                "when the plan cannot conclude and the policy says requireConclusive.",
            ],
        };
        command.Add(approval);
        command.Add(policy);
        command.Add(scenario);
        command.Add(prices);
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
                    database: null,
                    seed: null,
                    cancellationToken)) with
                { PricesPath = parsed.GetValue(prices) };
                var planned = await EventInput.NameFilesAsync(request, () => services.Runner.PlanAsync(request, cancellationToken));
                if (parsed.GetValue(json))
                {
                    JsonOutput.Write(services.Out, PlanJson.Of(planned));
                    return ExitCode.Done;
                }

                JsonOutput.Write(services.Out, planned.Request);
                if (planned.Forecast is { } forecast)
                {
                    new PreflightView(services.Error).Write(forecast);
                }

                var notes = new FailureView(services.Error);
                foreach (var note in planned.Notes)
                {
                    notes.Hint(note);
                }

                return ExitCode.Done;
            },
            cancellationToken));
        return command;
    }
}
