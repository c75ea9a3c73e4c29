using System.CommandLine;

namespace ShadowPipeline.Cli.Commands;

/// <summary>A command whose help ends with examples and notes.</summary>
internal sealed class DocumentedCommand(string name, string description) : Command(name, description)
{
    /// <summary>Whole command lines that work as they stand.</summary>
    public required IReadOnlyList<string> Examples { get; init; }

    /// <summary>What a reader of the help must also know, one line each.</summary>
    public IReadOnlyList<string> Notes { get; init; } = [];
}
