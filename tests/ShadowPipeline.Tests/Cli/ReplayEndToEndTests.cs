using System.Text.Json.Nodes;
using ShadowPipeline.Cli;
using ShadowPipeline.Cli.Running;

namespace ShadowPipeline.Tests.Cli;

/// <summary>A run, and its evidence judged again from what lies on disk.</summary>
public sealed class ReplayEndToEndTests : IDisposable
{
    private readonly RealCommand _command = new();

    [Fact]
    public async Task Replay_OfARun_GivesTheSameCriteriaToTheByteUntilTheEvidenceIsTouched()
    {
        var run = await _command.RunAsync("run", Inputs.Approval, "--policy", _command.Write("policy.json", Inputs.ShortPolicy()), "--json");
        run.ExitCode.ShouldBe(ExitCode.Done, run.Error);
        var id = (string)JsonNode.Parse(run.Out)!["id"]!;

        var replay = await _command.RunAsync("judge", "--decision", id, "--json");
        replay.ExitCode.ShouldBe(ExitCode.Done, replay.Error);
        replay.Error.ShouldBeEmpty();
        Criteria(replay.Out).ShouldBe(Criteria(run.Out));
        ((bool?)JsonNode.Parse(replay.Out)!["identical"]).ShouldBe(true);

        var stricter = _command.Write("stricter.json", Inputs.ShortPolicy(policy => policy["criteria"]![0]!["maxIncreasePercent"] = 0.001));
        var other = JsonNode.Parse((await _command.RunAsync("judge", "--decision", id, "--policy", stricter, "--json")).Out)!;
        ((string?)other["decision"], (string?)other["recorded"]!["decision"]).ShouldBe(("Reject", "Promote"));

        var part = Directory.GetFiles(LocalEvidence.FolderOf(_command.DatabasePath), "*.json.gz", SearchOption.AllDirectories)
            .First(file => file.Contains($"{Path.DirectorySeparatorChar}objects{Path.DirectorySeparatorChar}", StringComparison.Ordinal));
        var content = await File.ReadAllBytesAsync(part, TestContext.Current.CancellationToken);
        content[^1] ^= 1;
        await File.WriteAllBytesAsync(part, content, TestContext.Current.CancellationToken);
        var tampered = await _command.RunAsync("judge", "--decision", id);
        tampered.ExitCode.ShouldBe(ExitCode.Failed);
        tampered.Out.ShouldBeEmpty();
        tampered.Error.ShouldContain("was changed");

        Directory.Delete(LocalEvidence.FolderOf(_command.DatabasePath), recursive: true);
        var missing = await _command.RunAsync("judge", "--decision", id);
        missing.ExitCode.ShouldBe(ExitCode.Failed);
        missing.Error.ShouldContain("is missing");
    }

    public void Dispose() => _command.Dispose();

    // As it is printed, from the key to the end of the list.
    private static string Criteria(string json)
    {
        var start = json.IndexOf("  \"criteria\": [", StringComparison.Ordinal);
        return json[start..(json.IndexOf("\n  ]", start, StringComparison.Ordinal) + 4)];
    }
}
