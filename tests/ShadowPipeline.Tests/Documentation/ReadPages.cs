using ShadowPipeline.Tests.Cli;

namespace ShadowPipeline.Tests.Documentation;

/// <summary>Every page, read and tried once, in the order of reading.</summary>
public sealed class ReadPages : IAsyncLifetime
{
    // What a page may use to make a file for the next command.
    private static readonly string[] Tools = ["sed", "cat", "cp", "head", "tail", "grep", "mkdir", "ls", "diff"];

    private readonly Dictionary<string, List<string>> _problems = [];

    /// <summary>The entries of the list of what is not run that some page needs.</summary>
    internal HashSet<string> Needed { get; } = [];

    /// <summary>What was not as a page says, one text each.</summary>
    internal IReadOnlyList<string> ProblemsOf(string page) => _problems[page];

    /// <summary>How many commands were run, of all pages.</summary>
    internal int Run { get; private set; }

    /// <summary>How many outputs were held, of all pages.</summary>
    internal int Held { get; private set; }

    public async ValueTask InitializeAsync()
    {
        using var reader = new Reader();
        foreach (var name in DocumentPage.Names)
        {
            _problems[name] = [];
            await ReadAsync(reader, DocumentPage.Read(name));
        }
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    private async Task ReadAsync(Reader reader, DocumentPage page)
    {
        var renewed = new List<(ShownCommand Shown, IReadOnlyList<string> Output)>();
        foreach (var fence in page.Fences.Where(fence => fence.MayHoldCommands))
        {
            foreach (var shown in fence.Commands)
            {
                if (await TryAsync(reader, page, fence, shown) is { } output)
                {
                    renewed.Add((shown, output));
                }
            }
        }

        if (Golden.IsUpdating && renewed.Any(one => !one.Shown.Output!.SequenceEqual(one.Output)))
        {
            Write(page, renewed);
        }
    }

    // The output as it is to be shown; null where none is.
    private async Task<IReadOnlyList<string>?> TryAsync(Reader reader, DocumentPage page, Fence fence, ShownCommand shown)
    {
        var line = shown.Line;
        var where = $"{page.Name}:{shown.At + 1}: {line.Text}";
        if (line.Command == "shadow" ? UnrunCommands.Of(line) is not null : !Tools.Contains(line.Command) && !line.Rest.Contains("shadow ", StringComparison.Ordinal))
        {
            NotRun(page, line, where, shown.Output is not null);
            return null;
        }

        Run++;
        var result = await reader.TypeAsync(line);
        if (result.ExitCode != fence.ExitCode)
        {
            _problems[page.Name].Add($"{where}\nexits {result.ExitCode}, not {fence.ExitCode}:\n{result.Error}");
            return null;
        }

        if (shown.Output is null)
        {
            return null;
        }

        Held++;
        var actual = (result.Out + result.Error).TrimEnd('\n').Split('\n').Select(text => text.TrimEnd()).ToList();
        if (!Golden.IsUpdating && !ShownOutput.Matches(shown.Output, actual))
        {
            _problems[page.Name].Add($"{where}\nprints something else than is shown (SHADOW_UPDATE_GOLDEN=1 shows it):\n{string.Join('\n', actual)}");
        }

        return ShownOutput.Renew(shown.Output, actual);
    }

    private void NotRun(DocumentPage page, ShellLine line, string where, bool showsOutput)
    {
        if (line.Command != "shadow")
        {
            Needed.Add(line.Command);
            // A script of the repository says at its head what it does; which of them CI runs stands in .ci/run.
            if (!UnrunCommands.OfOthers.ContainsKey(line.Command) && !(line.Command.StartsWith("eng/", StringComparison.Ordinal) && File.Exists(Repository.PathOf(line.Command))))
            {
                _problems[page.Name].Add($"{where}\nis neither run nor listed with a reason");
            }

            return;
        }

        Needed.Add(string.Join(' ', UnrunCommands.Of(line)!.Value.Words));
        using var tree = new Cli.CommandLine();
        foreach (var error in tree.Tree().Parse(line.Arguments, new System.CommandLine.ParserConfiguration { ResponseFileTokenReplacer = null }).Errors)
        {
            _problems[page.Name].Add($"{where}\ncannot be typed: {error.Message}");
        }

        if (showsOutput)
        {
            _problems[page.Name].Add($"{where}\nshows an output that nothing holds");
        }
    }

    private static void Write(DocumentPage page, List<(ShownCommand Shown, IReadOnlyList<string> Output)> renewed)
    {
        var lines = page.Lines.ToList();
        foreach (var (shown, output) in renewed.OrderByDescending(one => one.Shown.At))
        {
            lines.RemoveRange(shown.At, shown.Output!.Count);
            lines.InsertRange(shown.At, output);
        }

        File.WriteAllText(Repository.PathOf(page.Name), string.Join('\n', lines));
    }
}
