using System.CommandLine;
using ShadowPipeline.Cli.Policies;
using ShadowPipeline.Cli.Rendering;

namespace ShadowPipeline.Cli.Commands;

/// <summary><c>shadow policy apply</c>: a policy file becomes its group's next version.</summary>
internal static class PolicyApplyCommand
{
    public static Command Build(ShadowServices services)
    {
        var file = new Argument<string>("FILE") { Description = "The policy" };
        var dryRun = new Option<bool>("--dry-run") { Description = "Show what would change, and write nothing" };
        var place = new SourceOptions(services, "Write to");
        var json = CommonOptions.Json("the result");
        var command = new DocumentedCommand("apply", "Write a policy as the next version of its group, and show what changes")
        {
            Examples = ["shadow policy apply policies/fraud-detector.json --dry-run", "shadow policy apply policies/fraud-detector.json"],
            Notes =
            [
                "The policy is checked first: exit code 2 when it cannot be used. What says the same as",
                "the newest version writes nothing. Exit code 1 when somebody else wrote a version",
                "meanwhile. Versions are never changed or removed, and a run keeps the policy that",
                "stood when its model was approved.",
                .. SourceOptions.Notes,
            ],
        };
        command.Add(file);
        command.Add(dryRun);
        place.AddTo(command);
        command.Add(json);
        command.SetAction((parsed, cancellationToken) => CommandHost.RunAsync(
            services,
            () => ApplyAsync(
                services,
                PolicyCheck.Of(parsed.GetRequiredValue(file), services.ReadPolicy),
                new PolicySource(services, place.Of(parsed)),
                parsed.GetValue(dryRun),
                parsed.GetValue(json),
                cancellationToken),
            cancellationToken));
        return command;
    }

    private static async Task<int> ApplyAsync(
        ShadowServices services, PolicyCheck check, PolicySource source, bool dryRun, bool json, CancellationToken cancellationToken)
    {
        new PolicyCheckView(services.Out, services.Error).WriteProblems(check);
        if (!check.IsValid)
        {
            return ExitCode.BadInput;
        }

        var messages = new FailureView(services.Error);
        var application = new PolicyApplication(check.Policy!, Standing: null, Changes: []);
        if (!dryRun || source.Nothing is null)
        {
            await using var policies = dryRun ? await source.ReadAsync(cancellationToken) : await source.WriteAsync(cancellationToken);
            application = await PolicyApplication.CompareAsync(check.Policy!, policies.Store, cancellationToken);
            if (!dryRun && !application.IsUnchanged && !await application.WriteAsync(policies.Store, cancellationToken))
            {
                messages.Write(
                    $"Somebody else wrote version {application.Identity.Version} of the policy of {check.Policy!.ModelPackageGroup} meanwhile, so nothing was written. "
                    + $"Apply {check.Path} again to see what it changes now.");
                return ExitCode.Failed;
            }
        }

        if (json)
        {
            JsonOutput.Write(services.Out, PolicyChangesView.ToJson(application, dryRun, check.Warnings));
        }
        else
        {
            PolicyChangesView.Write(services.Out, application, dryRun);
        }

        if (source.IsLocal && !dryRun)
        {
            messages.Hint($"\"shadow serve --db {ShellWord.Of(source.Name)}\" answers approvals with it; \"shadow run\" uses policy files.");
        }

        return ExitCode.Done;
    }
}
