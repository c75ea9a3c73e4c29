using System.CommandLine;
using ShadowPipeline.Cli.Rendering;
using ShadowPipeline.Cli.Running;

namespace ShadowPipeline.Cli.Commands;

/// <summary><c>shadow policy</c>: works on policies.</summary>
internal static class PolicyCommand
{
    public static Command Build(ShadowServices services)
    {
        var command = new DocumentedCommand("policy", "Work on policies")
        {
            Examples = ["shadow policy validate policies/fraud-detector.json"],
        };
        command.Add(Validate(services));
        return command;
    }

    private static DocumentedCommand Validate(ShadowServices services)
    {
        var file = new Argument<string>("FILE") { Description = "The policy" };
        var json = CommonOptions.Json("the result");
        var command = new DocumentedCommand("validate", "Check a policy and say what it demands")
        {
            Examples = ["shadow policy validate policies/fraud-detector.json"],
            Notes = ["Exit code 2 with every problem when the policy cannot be used."],
        };
        command.Add(file);
        command.Add(json);
        command.SetAction((parsed, cancellationToken) => CommandHost.RunAsync(
            services,
            () => Task.FromResult(Validate(services, parsed.GetRequiredValue(file), parsed.GetValue(json))),
            cancellationToken));
        return command;
    }

    private static int Validate(ShadowServices services, string path, bool json)
    {
        try
        {
            var policy = InputFile.Parse(path, "a policy", services.ReadPolicy);
            if (json)
            {
                JsonOutput.Write(services.Out, PolicySummary.ToJson(policy));
            }
            else
            {
                PolicySummary.Write(services.Out, path, policy);
            }

            return ExitCode.Done;
        }
        catch (UnusableFileException failure) when (json)
        {
            JsonOutput.Write(services.Out, PolicySummary.ToJson(failure));
            throw;
        }
    }
}
