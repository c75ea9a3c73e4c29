using System.CommandLine;

namespace ShadowPipeline.Cli.Commands;

/// <summary><c>shadow decisions</c>: reads what was decided.</summary>
internal static class DecisionsCommand
{
    public static Command Build(ShadowServices services)
    {
        var command = new DocumentedCommand("decisions", "Read decision records")
        {
            Examples = ["shadow decisions list", "shadow decisions show ID"],
        };
        command.Add(DecisionsListCommand.Build(services));
        command.Add(DecisionsShowCommand.Build(services));
        return command;
    }
}
