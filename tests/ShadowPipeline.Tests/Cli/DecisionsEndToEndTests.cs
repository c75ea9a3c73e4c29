using System.Text.Json.Nodes;
using ShadowPipeline.Cli;
using ShadowPipeline.Cli.Running;
using ShadowPipeline.Local.DynamoDb;
using ShadowPipeline.Sites;

namespace ShadowPipeline.Tests.Cli;

/// <summary><c>shadow decisions</c> over a database that real runs wrote.</summary>
public sealed class DecisionsEndToEndTests : IDisposable
{
    private readonly RealCommand _command = new();

    [Fact]
    public async Task List_AfterSeveralRuns_IsNewestFirstAndFiltered()
    {
        // Approved on 9, 13 and 20 November 2026, run in another order.
        var own = _command.Write("scorer.json", Inputs.ShortPolicy(policy => policy["endpoints"] = new JsonArray("fraud-elsewhere")));
        await RunAsync("run", Repository.PathOf("events", "scenarios", "asynchronous.json"));
        await RunAsync("run", Inputs.Approval, "--policy", own);
        await RunAsync("run", Repository.PathOf("events", "scenarios", "two-variants.json"));

        (await VersionsAsync()).ShouldBe([7, 26, 24]);
        (await VersionsAsync("--decision", "Reject")).ShouldBe([26, 24]);
        (await VersionsAsync("--decision", "promote")).ShouldBe([7]);
        (await VersionsAsync("--endpoint", "fraud-elsewhere")).ShouldBe([7]);
        (await VersionsAsync("--endpoint", "fraud-detector-prod", "--since", "2026-11-10")).ShouldBe([26]);
        (await VersionsAsync("--since", "2026-11-13")).ShouldBe([7, 26]);
        (await VersionsAsync("--group", "fraud-detector")).ShouldBe([7, 26, 24]);
        (await VersionsAsync("--group", "credit-scorer")).ShouldBeEmpty();

        var table = await RunAsync("decisions", "list");
        table.Error.ShouldBeEmpty();
        table.Out.Split('\n').Skip(1).Select(line => line.Split(' ')[0]).ShouldBe(["2026-11-20", "2026-11-13", "2026-11-09", ""]);
        var shown = await RunAsync("decisions", "show", "shadow-fraud-detector-v24-e1-1ce5d5973f");
        shown.Out.ShouldContain("  REJECT   EndpointIneligible");
        shown.Out.ShouldContain("2 production variants (blue, green)");
        await ShouldBePublishedAsItIsWrittenAsync();
    }

    [Fact]
    public async Task OtherEndpoint_RunListAndShow_NeedNoDatabaseFile()
    {
        await using var engine = await DynamoDbEngine.StartAsync(null, TimeProvider.System, TestContext.Current.CancellationToken);
        using var command = new RealCommand { OtherDynamoDb = engine.Address.AbsoluteUri };

        (await command.RunAsync("run", Repository.PathOf("events", "scenarios", "two-variants.json"))).ExitCode.ShouldBe(ExitCode.Done);

        File.Exists(command.DatabasePath).ShouldBeFalse();
        (await command.RunAsync("decisions", "list")).Out.ShouldContain("EndpointIneligible");
        (await command.RunAsync("decisions", "show", "shadow-fraud-detector-v24-e1-1ce5d5973f")).ExitCode.ShouldBe(ExitCode.Done);
    }

    [Fact]
    public async Task Show_UnknownId_FailsAndNamesTheNearest()
    {
        await RunAsync("run", Repository.PathOf("events", "scenarios", "two-variants.json"));

        var result = await _command.RunAsync("decisions", "show", "shadow-fraud-detector-v24-e1-0000000000");

        result.ShouldBe(new CommandResult(
            ExitCode.Failed,
            "",
            "shadow: There is no decision \"shadow-fraud-detector-v24-e1-0000000000\" in .shadow/decisions.db.\n"
                + "Did you mean shadow-fraud-detector-v24-e1-1ce5d5973f?\n"));
    }

    // The workflow adds decision by decision to the site in the bucket; the command writes all at once.
    private async Task ShouldBePublishedAsItIsWrittenAsync()
    {
        (await RunAsync("site", "--out", "site")).Out.ShouldStartWith("3 decisions; reports: 3 new or changed.");
        var listed = SiteIndex.Read(await WrittenAsync(SiteKeys.Index));
        listed.Count.ShouldBe(3);
        SiteIndex.Read(await PublishedAsync(SiteKeys.Index)).ShouldBe(listed);
        foreach (var key in listed.Select(one => SiteKeys.Report(one.Id)))
        {
            (await PublishedAsync(key)).ShouldBe(await WrittenAsync(key));
        }

        Task<byte[]> WrittenAsync(string key) => File.ReadAllBytesAsync(Path.Combine(_command.Folder, "site", key));

        Task<byte[]> PublishedAsync(string key) => File.ReadAllBytesAsync(Path.Combine(
            LocalEvidence.FolderOf(_command.DatabasePath), LocalEvidence.Bucket, "objects", Uri.EscapeDataString($"site/{key}")));
    }

    public void Dispose() => _command.Dispose();

    private async Task<List<int>> VersionsAsync(params string[] filter)
    {
        var result = await RunAsync(["decisions", "list", "--json", .. filter]);
        return [.. JsonNode.Parse(result.Out)!.AsArray().Select(record => (int)record!["modelPackageVersion"]!)];
    }

    private async Task<CommandResult> RunAsync(params string[] arguments)
    {
        var result = await _command.RunAsync(arguments);
        result.ExitCode.ShouldBe(ExitCode.Done, result.Error);
        return result;
    }
}
