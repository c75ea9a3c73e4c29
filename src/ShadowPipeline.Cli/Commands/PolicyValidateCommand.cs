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
        var world = new EndpointOptions(services);
        var json = CommonOptions.Json("the result");
        var command = new DocumentedCommand("validate", "Check policies and say what they demand")
        {
            Examples = ["shadow policy validate policies/fraud-detector.json", "shadow policy validate policies/*.json --json"],
            Notes =
            [
                "Every error and warning is one line on standard error, with its line, column and",
                "JSON path. Exit code 2 when a policy cannot be used; with --strict also for warnings.",
                "--aws and --scenario also hold each policy against its endpoints: metrics that they do",
                "not publish, and limits that a test cannot be expected to conclude with their traffic.",
                "--json prints one object for one file, an array for several.",
            ],
        };
        command.Add(files);
        command.Add(strict);
        world.AddTo(command);
        command.Add(json);
        command.SetAction((parsed, cancellationToken) => CommandHost.RunAsync(
            services,
            async () =>
            {
                var request = world.Of(parsed);
                var checks = new List<PolicyCheck>();
                foreach (var path in Policies(parsed.GetRequiredValue(files), services))
                {
                    var check = PolicyCheck.Of(path, services.ReadPolicy);
                    checks.Add(check.IsValid && request.IsGiven ? await LookAsync(services, check, request, cancellationToken) : check);
                }

                return Report(services, checks, parsed.GetValue(strict), parsed.GetValue(json));
            },
            cancellationToken));
        return command;
    }

    // policies/*.json is also the schema beside them.
    private static IEnumerable<string> Policies(string[] paths, ShadowServices services)
    {
        foreach (var path in paths)
        {
            if (paths.Length > 1 && path.EndsWith(".schema.json", StringComparison.Ordinal))
            {
                new FailureView(services.Error).Hint($"{path} is left out: it is named as a schema, not as a policy.");
                continue;
            }

            yield return path;
        }
    }

    private static Task<PolicyCheck> LookAsync(ShadowServices services, PolicyCheck check, EndpointRequest request, CancellationToken cancellationToken)
    {
        var policy = check.Policy!;
        async Task<PolicyCheck> WorkAsync(EndpointLook look)
        {
            var looked = check;
            foreach (var endpoint in policy.Endpoints)
            {
                var outlook = await EndpointOutlook.ReadAsync(look, policy, endpoint, cancellationToken);
                looked = looked.With(outlook.Errors, outlook.Warnings);
            }

            return looked;
        }

        return request.OpenAsync(services, policy.ModelPackageGroup, policy.Endpoints, policy.Experiment.RoleArn, WorkAsync, cancellationToken);
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
