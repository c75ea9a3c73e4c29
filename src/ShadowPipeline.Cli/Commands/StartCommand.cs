using System.CommandLine;
using System.Text.Json.Nodes;
using ShadowPipeline.Cli.Rendering;
using ShadowPipeline.Cli.Running;

namespace ShadowPipeline.Cli.Commands;

/// <summary><c>shadow start</c>: an approval whose event was lost.</summary>
internal static class StartCommand
{
    public static Command Build(ShadowServices services)
    {
        var package = new Option<string>("--model-package") { HelpName = "ARN", Description = "The approved version of a model package", Required = true };
        var prefix = SourceOptions.Prefix();
        var workflow = new Option<string?>("--state-machine")
        {
            HelpName = "ARN",
            Description = "The deployment's workflow (default: PREFIX-shadow-test in the version's account and region)",
        };
        var json = CommonOptions.Json("the outcome");
        var command = new DocumentedCommand("start", "Start the test of an approved version whose event was lost, in an AWS account")
        {
            Examples = ["shadow start --model-package arn:aws:sagemaker:eu-west-1:111122223333:model-package/fraud-detector/7"],
            Notes =
            [
                "Credentials and addresses are found as by the AWS CLI: AWS_PROFILE,",
                "AWS_ACCESS_KEY_ID, AWS_ENDPOINT_URL and so on. A repeated start finds the run",
                "that exists. Exit code 1 when nothing is started: the version is not approved,",
                "or no policy answers its group.",
            ],
        };
        foreach (var option in (Option[])[package, prefix, workflow, json])
        {
            command.Add(option);
        }

        command.SetAction((parsed, cancellationToken) => CommandHost.RunAsync(
            services,
            () => RunAsync(
                services,
                new BackfillRequest(parsed.GetRequiredValue(package), SourceOptions.PrefixOf(services, parsed.GetValue(prefix)), parsed.GetValue(workflow)),
                parsed.GetValue(json),
                cancellationToken),
            cancellationToken));
        return command;
    }

    private static async Task<int> RunAsync(ShadowServices services, BackfillRequest request, bool json, CancellationToken cancellationToken)
    {
        var outcome = await services.StartRun(request, cancellationToken);
        if (json)
        {
            JsonOutput.Write(services.Out, new JsonObject
            {
                ["started"] = outcome.Reason is null,
                ["reason"] = outcome.Reason,
                ["known"] = outcome.Known,
                ["runIds"] = new JsonArray([.. outcome.RunIds.Select(id => JsonValue.Create(id))]),
                ["stateMachineArn"] = outcome.StateMachineArn,
            });
        }

        if (outcome.Reason is not null)
        {
            new FailureView(services.Error).Write(outcome.Reason);
            return ExitCode.Failed;
        }

        if (!json)
        {
            var page = new Page(services.Out);
            page.Line($"{(outcome.Known ? "The run exists already:" : "Started:")} {string.Join(", ", outcome.RunIds)}");
        }

        return ExitCode.Done;
    }
}
