using System.Text;

namespace ShadowPipeline.Tests.Documentation;

/// <summary>A command line as a POSIX shell reads it.</summary>
/// <param name="Text">As it is written, continuation lines and all.</param>
/// <param name="Line">The number of its first line, from 0.</param>
/// <param name="Variables">The assignments before the command.</param>
/// <param name="Words">The words up to the first redirection or pipe.</param>
/// <param name="Rest">What follows them: a redirection or a pipe, or nothing.</param>
internal sealed record ShellLine(string Text, int Line, IReadOnlyDictionary<string, string> Variables, IReadOnlyList<string> Words, string Rest)
{
    /// <summary>The program; <c>shadow</c> also where it is run from its project.</summary>
    public string Command => IsFromProject ? "shadow" : Words[0];

    /// <summary>What the program is given.</summary>
    public string[] Arguments => [.. Words.Skip(IsFromProject ? ProjectWords.Length : 1)];

    private static readonly string[] ProjectWords = ["dotnet", "run", "--project", "src/ShadowPipeline.Cli", "--"];

    private bool IsFromProject => Words.Take(ProjectWords.Length).SequenceEqual(ProjectWords);
}

/// <summary>Reads the little of a shell's language that pages use, and refuses the rest.</summary>
internal static class ShellLines
{
    /// <summary>The command lines of some lines: a backslash at the end goes on, comments and empty lines are none.</summary>
    public static IReadOnlyList<ShellLine> Of(IReadOnlyList<string> lines)
    {
        var found = new List<ShellLine>();
        for (var at = 0; at < lines.Count; at++)
        {
            var first = at;
            var text = lines[at];
            while (text.EndsWith('\\') && at + 1 < lines.Count)
            {
                text = text[..^1] + " " + lines[++at].TrimStart();
            }

            if (text.Trim() is { Length: > 0 } command && !command.StartsWith('#') && Read(command, first, string.Join('\n', lines.Skip(first).Take(at - first + 1))) is { } line)
            {
                found.Add(line);
            }
        }

        return found;
    }

    // Null for assignments alone.
    private static ShellLine? Read(string command, int first, string text)
    {
        var (words, rest) = Split(command);
        var variables = new Dictionary<string, string>(StringComparer.Ordinal);
        while (words.Count > 0 && words[0] is var word && word.IndexOf('=', StringComparison.Ordinal) is > 0 and var equals && word[..equals].All(letter => char.IsAsciiLetterUpper(letter) || letter == '_'))
        {
            variables[word[..equals]] = word[(equals + 1)..];
            words.RemoveAt(0);
        }

        return words.Count == 0 ? null : new ShellLine(text, first, variables, words, rest);
    }

    private static (List<string> Words, string Tail) Split(string command)
    {
        var words = new List<string>();
        var word = new StringBuilder();
        var (quote, open) = ('\0', false);
        for (var at = 0; at < command.Length; at++)
        {
            var letter = command[at];
            if (quote != '\0')
            {
                open = true;
                if (letter == quote)
                {
                    quote = '\0';
                }
                else
                {
                    word.Append(letter);
                }
            }
            else if (letter is '\'' or '"')
            {
                (quote, open) = (letter, true);
            }
            else if (letter is '|' or ';' or '&' || (letter == '>' && (at == 0 || command[at - 1] == ' ')))
            {
                Close();
                return (words, command[at..]);
            }
            else if (letter == ' ')
            {
                Close();
            }
            else
            {
                word.Append(letter);
                open = true;
            }
        }

        quote.ShouldBe('\0', $"a quote stays open in: {command}");
        Close();
        return (words, "");

        void Close()
        {
            if (open)
            {
                words.Add(word.ToString());
            }

            word.Clear();
            open = false;
        }
    }
}
