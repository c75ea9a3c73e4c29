using System.CommandLine;
using System.Text;
using System.Text.Json.Nodes;
using ShadowPipeline.Cli;
using ShadowPipeline.Cli.Commands;
using ShadowPipeline.Cli.Running;
using ShadowPipeline.Tests.Documentation;

namespace ShadowPipeline.Tests.Cli;

public sealed class UsageTests
{
    [Fact]
    public async Task Help_EveryCommand_EndsWithExamples()
    {
        var help = new StringBuilder();
        using var tree = new CommandLine();
        var commands = All(tree.Tree()).Select(command => UsageMessages.PathOf(command)["shadow".Length..].TrimStart()).ToList();
        commands.Count.ShouldBeGreaterThan(12);
        foreach (var command in commands)
        {
            using var line = new CommandLine();
            string[] words = [.. command.Split(' ', StringSplitOptions.RemoveEmptyEntries), "--help"];
            (await line.RunAsync(words)).ShouldBe(ExitCode.Done, line.Error);
            line.Error.ShouldBeEmpty();
            line.Out.ShouldContain("Examples:\n");
            help.Append("$ shadow ").AppendJoin(' ', words).Append('\n').Append(line.Out);
        }

        Golden.ShouldMatch(help.ToString());
    }

    [Fact]
    public void EveryCommand_ThatDoesSomething_HasJson()
    {
        using var line = new CommandLine();

        All(line.Tree()).Where(command => command.Subcommands.Count == 0).ShouldAllBe(command => command.Options.Any(option => option.Name == "--json"));
    }

    [Fact]
    public void Examples_OfEveryHelp_CanBeTyped()
    {
        using var line = new CommandLine();
        var examples = All(line.Tree()).OfType<DocumentedCommand>().SelectMany(command => ShellLines.Of(command.Examples)).Where(example => example.Command == "shadow").ToList();

        examples.Count.ShouldBeGreaterThan(20);
        examples.ShouldAllBe(example => line.Tree().Parse(example.Arguments, null).Errors.Count == 0);
    }

    [Fact]
    public async Task Usage_Errors_AreExact()
    {
        var messages = new StringBuilder();
        string[][] attempts =
        [
            [], ["bogus"], ["run"], ["run", "a.json", "b.json"], ["run", "-", "--seed", "-1"], ["run", "-", "--seed", "many"], ["run", "-", "--seed"],
            ["decisions"], ["decision"], ["list"], ["decisions", "shwo"], ["decisions", "list", "--sinse", "7d"], ["run", "-", "--sed", "1"], ["decisions", "show"], ["policy", "validate"], ["decisions", "list", "--since", "x", "--decision", "0"],
            ["run", "FOLDER/no-such.json"], ["run", "FOLDER/latin2.json"], ["decisions", "list", "--limit", "0"], ["run", "FOLDER"], ["run", "FOLDER/latin1.json"], ["run", "-", "--db", "FOLDER"], ["policy", "validate", "@args"],
            ["serve", "--port", "65536"], ["serve", "--time-scale", "0"], ["serve", "--time-scale", "1e3"], ["serve", "--stop-after-idle", "0m"], ["serve", "x"],
            ["soak", "--runs", "0"], ["soak", "--faults", "some"], ["soak", "--world", "x"], ["soak", "--burst-endpoints", "1001"],
        ];
        foreach (var attempt in attempts)
        {
            using var line = new CommandLine();
            File.WriteAllBytes(Path.Combine(line.Folder, "latin1.json"), [0x7b, 0xe9, 0x7d]);
            string[] arguments = [.. attempt.Select(word => word.Replace("FOLDER", line.Folder, StringComparison.Ordinal))];
            (await line.RunAsync(arguments)).ShouldBe(ExitCode.BadInput, line.Error);
            line.Out.ShouldBeEmpty();
            messages.Append("$ shadow ").AppendJoin(' ', attempt).Append('\n').Append(line.Error);
        }

        Golden.ShouldMatch(messages.ToString());
    }

    [Fact]
    public async Task Plan_Request_IsOneJsonDocument()
    {
        using var line = new CommandLine { Pipeline = new FakePipeline { OnPlan = _ => Task.FromResult(new JsonObject { ["Name"] = "x", ["Tags"] = new JsonArray() }) } };

        (await line.RunAsync("plan", line.Write("event.json", "{}"))).ShouldBe(ExitCode.Done, line.Error);

        ((string?)JsonNode.Parse(line.Out)!["Name"]).ShouldBe("x");
        line.Error.ShouldBeEmpty();
    }

    [Fact]
    public async Task Plan_Refused_GivesTheReasons()
    {
        using var line = new CommandLine
        {
            Pipeline = new FakePipeline { OnPlan = _ => throw new PlanRefusedException(["The endpoint is serverless", "The endpoint is Failed"]) },
        };

        (await line.RunAsync("plan", line.Write("event.json", "{}"))).ShouldBe(ExitCode.Failed);

        line.Out.ShouldBeEmpty();
        line.Error.ShouldBe("shadow: No experiment would be created.\n  The endpoint is serverless\n  The endpoint is Failed\n");
    }

    [Fact]
    public async Task Version_Always_IsPrintedAlone()
    {
        using var line = new CommandLine();

        (await line.RunAsync("--version")).ShouldBe(ExitCode.Done);

        line.Out.ShouldStartWith("0.");
        line.Error.ShouldBeEmpty();
    }

    private static IEnumerable<Command> All(Command command) => command.Subcommands.SelectMany(All).Prepend(command);
}
