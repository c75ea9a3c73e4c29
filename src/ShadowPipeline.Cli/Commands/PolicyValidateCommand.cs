using System.CommandLine;
using ShadowPipeline.Cli.Policies;
using ShadowPipeline.Cli.Rendering;

namespace ShadowPipeline.Cli.Commands;

/// <summary><c>shadow policy validate</c>: all that is wrong with policy files, and where.</summary>
internal static class PolicyValidateCommand
{
    public static Command Build(ShadowServices services)
    {
        var files = new Argument<string[]>("FILE") { Description = "The policies", Arity = ArgumentArity.OneOrMore };
        var strict = new Option<bool>("--strict") { Description = "Take warnings for errors" };
        var json = CommonOptions.Json("the result");
        var command = new DocumentedCommand("validate", "Check policies and say what they demand")
        {
            Examples = ["shadow policy validate policies/fraud-detector.json", "shadow policy validate policies/*.json --strict --json"],
            Notes =
            [
                "Every error and warning is one line on standard error, with its line, column and",
                "JSON path. Exit code 2 when a policy cannot be used; with --strict also for warnings.",
                "--json prints one object for one file, an array for several.",
            ],
        };
        command.Add(files);
        command.Add(strict);
        command.Add(json);
        command.SetAction((parsed, cancellationToken) => CommandHost.RunAsync(
            services,
            () =>
            {
                PolicyCheck[] checks = [.. parsed.GetRequiredValue(files).Select(path => PolicyCheck.Of(path, services.ReadPolicy))];
                return Task.FromResult(Report(services, checks, parsed.GetValue(strict), parsed.GetValue(json)));
            },
            cancellationToken));
        return command;
    }

    private static int Report(ShadowServices services, IReadOnlyList<PolicyCheck> checks, bool strict, bool json)
    {
        var view = new PolicyCheckView(services.Out, services.Error);
        if (json)
        {
            JsonOutput.Write(services.Out, PolicyCheckView.ToJson(checks));
            foreach (var check in checks)
            {
                view.WriteProblems(check);
            }
        }
        else
        {
            view.Write(checks);
        }

        return checks.All(check => check.IsValid && !(strict && check.Warnings.Count > 0)) ? ExitCode.Done : ExitCode.BadInput;
    }
}
