using System.Text.Json.Nodes;
using ShadowPipeline.Cli;

namespace ShadowPipeline.Tests.Cli;

/// <summary>What only a real process shows: streams, exit codes, signals, and what is left behind.</summary>
public sealed class ShadowProcessTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("shadow-process-").FullName;

    [Fact]
    public async Task Run_ThenListFromAnotherFolder_SeesTheDecision()
    {
        var run = await ShadowProcess.RunAsync(_folder, "run", Inputs.Approval, "--json");
        var database = Path.Combine(_folder, ".shadow", "decisions.db");
        var elsewhere = Directory.CreateDirectory(Path.Combine(_folder, "elsewhere")).FullName;
        var list = await ShadowProcess.RunAsync(elsewhere, "decisions", "list", "--db", database, "--json");

        run.ExitCode.ShouldBe(ExitCode.Done, run.Error);
        run.Error.ShouldBeEmpty();
        var record = JsonNode.Parse(run.Out)!;
        ((string?)record["decision"]).ShouldBe("Promote");
        list.ExitCode.ShouldBe(ExitCode.Done, list.Error);
        JsonNode.DeepEquals(JsonNode.Parse(list.Out)!.AsArray().ShouldHaveSingleItem(), record).ShouldBeTrue(list.Out);
        Directory.EnumerateFileSystemEntries(elsewhere).ShouldBeEmpty();
        ShadowProcess.Naming(_folder).ShouldBeEmpty("no engine may be left");
    }

    [Fact]
    public async Task Run_Interrupted_StopsEverythingAndExits130()
    {
        // 500 checks take long enough to be interrupted between two of them.
        var policy = Path.Combine(_folder, "policy.json");
        await File.WriteAllTextAsync(
            policy,
            Inputs.Policy(document =>
            {
                document["experiment"]!["duration"] = "30d";
                document["checkEvery"] = "1h";
            }),
            TestContext.Current.CancellationToken);
        using var process = ShadowProcess.Start(_folder, "run", Inputs.Approval, "--policy", policy);
        string? line;
        do
        {
            line = await process.ReadLineAsync();
        }
        while (line is not null && !line.Contains("PollExperiment", StringComparison.Ordinal));

        line.ShouldNotBeNull("the run ended before it could be interrupted");
        ShadowProcess.Naming(Path.Combine(_folder, ".shadow")).ShouldNotBeEmpty("the engine runs while the run does");
        await process.InterruptAsync();
        var result = await process.EndAsync();

        result.ExitCode.ShouldBe(ExitCode.Cancelled, result.Out + result.Error);
        result.Error.ShouldBe("shadow: Cancelled.\n");
        result.Out.ShouldNotContain("PROMOTE");
        ShadowProcess.Naming(_folder).ShouldBeEmpty("no engine may be left");
    }

    [Fact]
    public async Task BadInput_OfARealProcess_ExitsWith2AndOneMessage()
    {
        var result = await ShadowProcess.RunAsync(_folder, "run", "missing.json");

        result.ShouldBe(new CommandResult(
            ExitCode.BadInput, "", "shadow: missing.json does not exist; a JSON file with an approval event was expected.\n"));
        Directory.EnumerateFileSystemEntries(_folder).ShouldBeEmpty();
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);
}
