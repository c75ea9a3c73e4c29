using System.Globalization;
using Spectre.Console;

namespace ShadowPipeline.Cli.Rendering;

/// <summary>Makes the consoles of a process.</summary>
internal static class Consoles
{
    // Into a file or a pipe nothing wraps: one record stays one line.
    private const int RedirectedWidth = 500;

    private const int Narrowest = 20;

    // In the order in which a process heeds them.
    private static readonly string[] LocaleVariables = ["LC_ALL", "LC_CTYPE", "LANG"];

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
        console.Profile.Capabilities.Unicode = HasUnicode(environment);
        if (Columns(environment) is { } columns)
        {
            console.Profile.Width = columns;
        }
        else if (redirected)
        {
            console.Profile.Width = RedirectedWidth;
        }

        return console;
    }

    // Who exports it means it: a shell keeps its own to itself.
    private static int? Columns(Func<string, string?> environment) =>
        int.TryParse(environment("COLUMNS"), NumberStyles.None, CultureInfo.InvariantCulture, out var columns) && columns >= Narrowest ? columns : null;

    // Where nobody says anything, as in most containers, the terminal at the other end has Unicode all the same.
    private static bool HasUnicode(Func<string, string?> environment) =>
        LocaleVariables.Select(environment).FirstOrDefault(value => !string.IsNullOrEmpty(value)) is not { } locale
        || locale.Contains("UTF-8", StringComparison.OrdinalIgnoreCase)
        || locale.Contains("UTF8", StringComparison.OrdinalIgnoreCase);
}
