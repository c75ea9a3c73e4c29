using System.CommandLine;

namespace ShadowPipeline.Cli.Commands;

/// <summary><c>shadow policy</c>: writes, checks, applies and looks up policies.</summary>
internal static class PolicyCommand
{
    public static Command Build(ShadowServices services)
    {
        var command = new DocumentedCommand("policy", "Write, check, apply and look up policies")
        {
            Examples =
            [
                "shadow policy validate policies/fraud-detector.json",
                "shadow policy apply policies/fraud-detector.json --dry-run",
                "shadow policy list",
            ],
        };
        command.Add(PolicyInitCommand.Build(services));
        command.Add(PolicyValidateCommand.Build(services));
        command.Add(PolicyApplyCommand.Build(services));
        command.Add(PolicyListCommand.Build(services));
        command.Add(PolicyShowCommand.Build(services));
        return command;
    }
}
