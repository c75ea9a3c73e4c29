using Spectre.Console;

namespace ShadowPipeline.Cli.Rendering;

/// <summary>Makes the consoles of a process.</summary>
internal static class Consoles
{
    // Into a file or a pipe nothing wraps: one record stays one line.
    private const int RedirectedWidth = 500;

    /// <summary>A console over a stream of the process.</summary>
    /// <param name="writer">The stream.</param>
    /// <param name="redirected">Whether it goes to a file or a pipe: then there are no escape sequences and nothing moves.</param>
    /// <param name="environment">Reads an environment variable.</param>
    public static IAnsiConsole For(TextWriter writer, bool redirected, Func<string, string?> environment)
    {
        var dumb = redirected || environment("TERM") == "dumb";
        var console = AnsiConsole.Create(new AnsiConsoleSettings
        {
            Out = new AnsiConsoleOutput(writer),
            Ansi = dumb ? AnsiSupport.No : AnsiSupport.Detect,
            Interactive = dumb ? InteractionSupport.No : InteractionSupport.Detect,
            ColorSystem = dumb || !string.IsNullOrEmpty(environment("NO_COLOR")) ? ColorSystemSupport.NoColors : ColorSystemSupport.Detect,
            Enrichment = new ProfileEnrichment { UseDefaultEnrichers = false },
        });
        if (redirected)
        {
            console.Profile.Width = RedirectedWidth;
        }

        return console;
    }
}
