using System.Diagnostics;
using System.Text.RegularExpressions;
using ShadowPipeline.Tests.Cli;

namespace ShadowPipeline.Tests.Documentation;

/// <summary>
/// Somebody who reads the pages in their order and types what they say, in one folder that begins as a fresh clone. An event that was run
/// before is not run again: whoever begins with another page sees what the first one saw.
/// </summary>
internal sealed partial class Reader : IDisposable
{
    // As wide as a page shows without a scroll bar.
    private const string Columns = "100";

    private static readonly string[] Given = ["events", "policies", "samples"];
    private static readonly Dictionary<string, string> Terminal = new() { ["COLUMNS"] = Columns, ["NO_COLOR"] = "1", ["LANG"] = "C.UTF-8" };

    private readonly RealCommand _command = new() { Environment = name => Terminal.GetValueOrDefault(name) };
    private readonly Dictionary<string, CommandResult> _done = new(StringComparer.Ordinal);

    public Reader()
    {
        foreach (var folder in Given)
        {
            File.CreateSymbolicLink(Path.Combine(_command.Folder, folder), Repository.PathOf(folder));
        }

        // A page that says ID means one's own, and a page that says stricter.json a policy of one's own.
        var stricter = File.ReadAllText(Inputs.FraudPolicy).Replace("\"maxIncreasePercent\": 10", "\"maxIncreasePercent\": 1", StringComparison.Ordinal);
        _command.Write("stricter.json", stricter);
    }

    /// <summary>Types a command; its output as a terminal shows it.</summary>
    public async Task<CommandResult> TypeAsync(ShellLine line)
    {
        var key = string.Join('\0', [line.Command, .. line.Arguments, line.Rest]);
        if (_done.TryGetValue(key, out var before))
        {
            return before;
        }

        var result = line is { Command: "shadow", Rest: "" } && !line.Text.Contains('*', StringComparison.Ordinal) ? await RunAsync(line) : await ShellAsync(line);
        result = result with { Out = Plain(result.Out), Error = Plain(result.Error) };
        if (line is { Command: "shadow", Arguments: ["run", ..] })
        {
            _done[key] = result;
        }

        return result;
    }

    public void Dispose() => _command.Dispose();

    private async Task<CommandResult> RunAsync(ShellLine line)
    {
        var arguments = new List<string>();
        foreach (var word in line.Arguments)
        {
            arguments.Add(word == "ID" ? await NewestAsync() : Own(word));
        }

        return await _command.RunAsync([.. arguments]);
    }

    // The tests' working folder is the repository's root, where the sample files are; what a reader made is elsewhere.
    private string Own(string word) =>
        !File.Exists(Repository.PathOf(word)) && File.Exists(Path.Combine(_command.Folder, word)) ? Path.Combine(_command.Folder, word) : word;

    private async Task<string> NewestAsync()
    {
        var list = await _command.RunAsync("decisions", "list", "--limit", "1", "--json");
        return System.Text.Json.Nodes.JsonNode.Parse(list.Out)!.AsArray().FirstOrDefault()?["id"]!.GetValue<string>() ?? "ID";
    }

    private async Task<CommandResult> ShellAsync(ShellLine line)
    {
        var start = new ProcessStartInfo("/bin/sh", ["-c", line.Text]) { WorkingDirectory = _command.Folder, RedirectStandardOutput = true, RedirectStandardError = true };
        start.Environment["PATH"] = $"{AppContext.BaseDirectory}:{Environment.GetEnvironmentVariable("PATH")}";
        foreach (var (name, value) in Terminal)
        {
            start.Environment[name] = value;
        }

        using var process = Process.Start(start)!;
        var error = process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        var output = await process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        return new CommandResult(process.ExitCode, output, await error);
    }

    private string Plain(string output) => Now().Replace(
        output.Replace(_command.Folder + "/", "", StringComparison.Ordinal).Replace(Repository.Root + "/", "", StringComparison.Ordinal),
        "of 2026-11-20 09:12:44 UTC");

    // When a version of a policy was written: the reader's own time, which no page can know.
    [GeneratedRegex("of [0-9]{4}-[0-9]{2}-[0-9]{2} [0-9]{2}:[0-9]{2}:[0-9]{2} UTC")]
    private static partial Regex Now();
}
