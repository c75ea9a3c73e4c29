using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Invocation;
using ShadowPipeline.Cli.Rendering;

namespace ShadowPipeline.Cli.Commands;

/// <summary>The usual help, then the command's notes and examples.</summary>
internal sealed class ExamplesHelp(int width) : SynchronousCommandLineAction
{
    private const int Indent = 2;

    private readonly HelpAction _usual = new() { MaxWidth = width };

    /// <inheritdoc/>
    public override bool ClearsParseErrors => true;

    /// <inheritdoc/>
    public override int Invoke(ParseResult parseResult)
    {
        ArgumentNullException.ThrowIfNull(parseResult);
        var output = parseResult.InvocationConfiguration.Output;
        var exit = _usual.Invoke(parseResult);
        if (parseResult.CommandResult.Command is DocumentedCommand command)
        {
            Section(output, "Notes", [.. Sentences(command.Notes).SelectMany(note => WordWrap.Lines(note, width - Indent, width - Indent))]);
            Section(output, "Examples", command.Examples);
        }

        return exit;
    }

    // A note goes on until a line ends a sentence; where lines break is the console's business.
    private static IEnumerable<string> Sentences(IReadOnlyList<string> notes)
    {
        var sentence = "";
        foreach (var note in notes)
        {
            sentence = sentence.Length == 0 ? note : $"{sentence} {note}";
            if (note.EndsWith('.') || ReferenceEquals(note, notes[^1]))
            {
                yield return sentence;
                sentence = "";
            }
        }
    }

    private static void Section(TextWriter output, string title, IReadOnlyList<string> lines)
    {
        if (lines.Count == 0)
        {
            return;
        }

        output.WriteLine($"{title}:");
        foreach (var line in lines)
        {
            output.WriteLine($"  {line}");
        }

        output.WriteLine();
    }
}
