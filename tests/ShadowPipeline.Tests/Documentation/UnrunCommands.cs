namespace ShadowPipeline.Tests.Documentation;

/// <summary>The commands of the pages that these tests do not run, each with the reason; their words are checked all the same.</summary>
internal static class UnrunCommands
{
    /// <summary>Commands of ours: the words that they hold, all of them, and why they are not run here.</summary>
    public static IReadOnlyList<(string[] Words, string Reason)> OfShadow { get; } =
    [
        (["serve"], "serves until it is stopped; ServeProcessTests starts and stops it"),
        (["invoke"], "needs a server beside it; InvokeCommandTests has one"),
        (["soak"], "takes minutes at the sizes that a reader wants; SoakTests runs smaller ones"),
        (["start"], "starts a test in an AWS account; StartCommandTests does it over the wire"),
        (["--aws"], "reads an AWS account; AccountCommandTests does it over the wire"),
    ];

    /// <summary>Other programs, and why they are not run here.</summary>
    public static IReadOnlyDictionary<string, string> OfOthers { get; } = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["dotnet"] = "builds, tests or measures this repository, for minutes",
        ["aws"] = "speaks to an AWS account; AwsCliTests has the calls of people over the wire",
        ["sam"] = "deploys to an AWS account; the template has tests of its own",
        ["jq"] = "works on what came from an AWS account",
        ["export"] = "sets a shell's own variables",
    };

    /// <summary>The entry about a command of ours, or null.</summary>
    public static (string[] Words, string Reason)? Of(ShellLine line)
    {
        foreach (var entry in OfShadow)
        {
            if (entry.Words.All(line.Arguments.Contains))
            {
                return entry;
            }
        }

        return line.Variables.Keys.Any(name => name.StartsWith("AWS_", StringComparison.Ordinal)) ? (["AWS_*"], "reads from a server beside it") : null;
    }
}
