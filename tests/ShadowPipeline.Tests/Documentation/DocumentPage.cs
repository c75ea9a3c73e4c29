namespace ShadowPipeline.Tests.Documentation;

/// <summary>A page that people read, with its fenced blocks.</summary>
/// <param name="Name">Relative to the repository, e.g. <c>docs/soak.md</c>.</param>
/// <param name="Lines">All lines.</param>
internal sealed record DocumentPage(string Name, IReadOnlyList<string> Lines)
{
    private const string Mark = "```";

    // Who reads several pages reads these first.
    private static readonly string[] First = ["README.md", "docs/first-hour.md"];

    /// <summary>Every page, in the order of reading.</summary>
    public static IReadOnlyList<string> Names { get; } =
    [
        .. Directory.EnumerateFiles(Repository.PathOf("docs"), "*.md")
            .Select(file => Path.GetRelativePath(Repository.Root, file))
            .Append("README.md")
            .OrderBy(name => Array.IndexOf(First, name) is >= 0 and var place ? place : First.Length)
            .ThenBy(name => name, StringComparer.Ordinal),
    ];

    /// <summary>The fenced blocks.</summary>
    public IEnumerable<Fence> Fences
    {
        get
        {
            for (var at = 0; at < Lines.Count; at++)
            {
                if (!Lines[at].StartsWith(Mark, StringComparison.Ordinal))
                {
                    continue;
                }

                var end = at + 1;
                while (end < Lines.Count && Lines[end] != Mark)
                {
                    end++;
                }

                end.ShouldBeLessThan(Lines.Count, $"{Name}:{at + 1} opens a block that nothing closes");
                yield return new Fence(Name, at + 1, Lines[at][Mark.Length..].Trim(), [.. Lines.Skip(at + 1).Take(end - at - 1)]);
                at = end;
            }
        }
    }

    /// <summary>Reads a page.</summary>
    public static DocumentPage Read(string name) => new(name, File.ReadAllText(Repository.PathOf(name)).Split('\n'));
}

/// <summary>A fenced block.</summary>
/// <param name="Page">The page.</param>
/// <param name="Start">The number of its first line within, from 0.</param>
/// <param name="Info">What stands after the opening mark, e.g. <c>json</c>.</param>
/// <param name="Lines">What it holds.</param>
internal sealed record Fence(string Page, int Start, string Info, IReadOnlyList<string> Lines)
{
    private const string Prompt = "$ ";

    /// <summary>Whether it shows commands with what they print.</summary>
    public bool IsConsole => Lines.Count > 0 && Lines[0].StartsWith(Prompt, StringComparison.Ordinal);

    /// <summary>Whether it may hold commands: a language that is none says that it does not.</summary>
    public bool MayHoldCommands => Info is "" or "sh" or "bash" or "console" || Info.StartsWith("console ", StringComparison.Ordinal);

    /// <summary>The exit code that its commands end with: <c>console exit 2</c> names another one than 0.</summary>
    public int ExitCode => Info.Split(' ') is [_, "exit", var code] ? int.Parse(code, System.Globalization.CultureInfo.InvariantCulture) : 0;

    /// <summary>The commands, each with the lines that are shown below it; none are where it is no console.</summary>
    public IReadOnlyList<ShownCommand> Commands
    {
        get
        {
            if (!IsConsole)
            {
                return [.. ShellLines.Of(Lines).Select(line => new ShownCommand(line, Start + line.Line, null))];
            }

            var shown = new List<ShownCommand>();
            for (var at = 0; at < Lines.Count;)
            {
                var lines = new List<string> { Lines[at][Prompt.Length..] };
                var first = at++;
                while (lines[^1].EndsWith('\\'))
                {
                    lines.Add(Lines[at++]);
                }

                var output = Lines.Skip(at).TakeWhile(line => !line.StartsWith(Prompt, StringComparison.Ordinal)).ToList();
                shown.Add(new ShownCommand(ShellLines.Of(lines).ShouldHaveSingleItem($"{Page}:{Start + first + 1}"), Start + at, output));
                at += output.Count;
            }

            return shown;
        }
    }
}

/// <summary>A command of a page.</summary>
/// <param name="Line">The command.</param>
/// <param name="At">The number of the line where its output begins, from 0; of the command itself where none is shown.</param>
/// <param name="Output">What is shown below it; null where nothing is claimed.</param>
internal sealed record ShownCommand(ShellLine Line, int At, IReadOnlyList<string>? Output);
