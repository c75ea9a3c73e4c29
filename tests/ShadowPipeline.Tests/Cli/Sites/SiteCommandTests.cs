using System.Text;
using System.Text.Json.Nodes;
using ShadowPipeline.Cli;
using ShadowPipeline.Cli.Sites;
using ShadowPipeline.Decisions;
using ShadowPipeline.Evidence;
using ShadowPipeline.Functions.Ports;
using ShadowPipeline.Sites;
using ShadowPipeline.Tests.Replays;

namespace ShadowPipeline.Tests.Cli.Sites;

public sealed class SiteCommandTests
{
    private static readonly ArchivedEvidence Evidence = ReplaySample.EvidenceOf();
    private static readonly DecisionRecord[] Two = [Samples.Promote(), Samples.Ineligible()];

    [Fact]
    public async Task Site_OfAllDecisions_HasAnIndexAndThreeFilesForEach()
    {
        using var line = Line(Two);

        (await line.RunAsync("site")).ShouldBe(ExitCode.Done, line.Error);

        var folder = Path.Combine(line.Folder, SiteRequest.DefaultFolder);
        Files(folder).ShouldBe(
            [SiteFolder.Marker, .. Two.Select(one => SiteKeys.Report(one.Id)), .. Two.Select(one => SiteKeys.Markdown(one.Id)), .. Two.Select(one => SiteKeys.Json(one.Id)), SiteKeys.Index],
            ignoreOrder: true);
        Listed(folder).Select(one => one.Id).ShouldBe(Two.Select(one => one.Id));
        File.ReadAllText(Path.Combine(folder, SiteKeys.Report(Two[0].Id))).ShouldContain("href=\"../index.html\"");
        line.Error.ShouldBeEmpty();
        line.Out.Replace(line.Folder, "FOLDER", StringComparison.Ordinal).ShouldBe(
            """
            2 decisions; reports: 2 new or changed.
            Open         file://FOLDER/.shadow/site/index.html
            Or serve     python3 -m http.server --bind 127.0.0.1 --directory FOLDER/.shadow/site

            """);
    }

    [Fact]
    public async Task Site_Again_LeavesWhatWouldNotChange()
    {
        using var line = Line(Two);
        await line.RunAsync("site");
        var report = Path.Combine(line.Folder, SiteRequest.DefaultFolder, SiteKeys.Report(Two[0].Id));
        var written = new DateTime(2020, 1, 1, 0, 0, 0, DateTimeKind.Utc);
        File.SetLastWriteTimeUtc(report, written);

        var outcome = await JsonAsync(line, "site", "--json");

        (Number(outcome, "written"), Number(outcome, "unchanged")).ShouldBe((0, 2));
        File.GetLastWriteTimeUtc(report).ShouldBe(written);
    }

    [Fact]
    public async Task Site_ReportWasDeleted_WritesItAgain()
    {
        using var line = Line(Two);
        await line.RunAsync("site");
        var report = Path.Combine(line.Folder, SiteRequest.DefaultFolder, SiteKeys.Report(Two[0].Id));
        File.Delete(report);

        var outcome = await JsonAsync(line, "site", "--json");

        (Number(outcome, "written"), Number(outcome, "unchanged")).ShouldBe((1, 1));
        File.Exists(report).ShouldBeTrue();
    }

    [Fact]
    public async Task Site_DecisionWasReleasedSince_WritesItsReportAgain()
    {
        var records = new List<DecisionRecord> { Two[0] with { Release = null }, Two[1] };
        using var line = Line(records);
        await line.RunAsync("site");
        records[0] = Two[0];

        var outcome = await JsonAsync(line, "site", "--json");

        (Number(outcome, "written"), Number(outcome, "unchanged")).ShouldBe((1, 1));
    }

    [Fact]
    public async Task Site_FewerDecisions_RemovesOnlyWhatItWrote()
    {
        var records = Two.ToList();
        using var line = Line(records);
        await line.RunAsync("site");
        var folder = Path.Combine(line.Folder, SiteRequest.DefaultFolder);
        var note = Path.Combine(folder, Two[1].Id, "note.txt");
        await File.WriteAllTextAsync(note, "mine", TestContext.Current.CancellationToken);
        records.RemoveAt(1);

        var outcome = await JsonAsync(line, "site", "--json");

        Number(outcome, "removed").ShouldBe(1);
        File.Exists(note).ShouldBeTrue();
        File.Exists(Path.Combine(folder, SiteKeys.Report(Two[1].Id))).ShouldBeFalse();
        Listed(folder).ShouldHaveSingleItem();
    }

    [Fact]
    public async Task Site_EvidenceThatCannotBeRead_IsSaidAndTriedAgain()
    {
        using var line = Line(Two, _ => throw new InvalidEvidenceException("The manifest is missing."));

        var outcome = await JsonAsync(line, "site", "--json");

        outcome["problems"]!.AsArray().ShouldHaveSingleItem()!["message"]!.GetValue<string>().ShouldBe("The manifest is missing.");
        line.Error.ShouldBe($"{Two[0].Id}: The manifest is missing.\n");
        var again = JsonNode.Parse((await OutAsync(line, "site", "--json"))[^1])!;
        again["problems"]!.AsArray().Count.ShouldBe(1);
        Number(again, "unchanged").ShouldBe(2);
    }

    [Fact]
    public async Task Site_IdThatIsNoAddress_IsListedWithoutAReport()
    {
        var hostile = Two[0] with { Id = "../outside" };
        using var line = Line([hostile, Two[1]]);

        (await line.RunAsync("site", "--out", "public/site")).ShouldBe(ExitCode.Done, line.Error);

        line.Error.ShouldContain("../outside: The id \"../outside\" cannot be part of an address");
        Directory.GetFileSystemEntries(Path.Combine(line.Folder, "public")).ShouldHaveSingleItem();
        Listed(Path.Combine(line.Folder, "public", "site")).Count.ShouldBe(2);
    }

    [Fact]
    public async Task Site_WithFilters_AsksForTheNewestThatMatch()
    {
        using var line = Line(Two);

        await line.RunAsync("site", "--group", "g", "--endpoint", "e", "--decision", "reject", "--since", "2026-11-20");

        line.Pipeline.Filters.ShouldHaveSingleItem().ShouldBe(
            new DecisionFilter("g", "e", Decision.Reject, new DateTimeOffset(2026, 11, 20, 0, 0, 0, TimeSpan.Zero)) { Limit = SiteIndex.MostDecisions });
    }

    [Theory]
    [InlineData("other.txt", "", "holds other things than a site")]
    [InlineData(SiteFolder.Marker, "{}", "is not readable as ours")]
    [InlineData(SiteFolder.Marker, "{", "is not readable as ours")]
    public async Task Site_FolderOfOtherThings_IsRefusedAndLeft(string file, string text, string why)
    {
        using var line = Line(Two);
        line.Write(Path.Combine("public", file), text);

        (await line.RunAsync("site", "--out", "public")).ShouldBe(ExitCode.BadInput);

        line.Error.ShouldContain(why);
        Files(Path.Combine(line.Folder, "public")).ShouldBe([file]);
        File.ReadAllText(Path.Combine(line.Folder, "public", file)).ShouldBe(text);
    }

    [Fact]
    public async Task Site_FileInPlaceOfTheFolder_IsRefused()
    {
        using var line = Line(Two);
        line.Write("public", "x");

        (await line.RunAsync("site", "--out", "public")).ShouldBe(ExitCode.BadInput);

        line.Error.ShouldContain("is a file; a folder for the site was expected");
    }

    [Fact]
    public async Task Site_NoDatabase_SaysWhatCreatesIt()
    {
        using var line = new CommandLine();

        (await line.RunAsync("site")).ShouldBe(ExitCode.Failed);

        line.Error.ShouldContain("\"shadow run EVENT\" creates it");
        Directory.Exists(Path.Combine(line.Folder, SiteRequest.DefaultFolder)).ShouldBeFalse();
    }

    private static CommandLine Line(IReadOnlyList<DecisionRecord> records, Func<DecisionRecord, ArchivedEvidence>? evidence = null)
    {
        var line = new CommandLine { Pipeline = new FakePipeline { Records = records }, ReadEvidence = evidence ?? (_ => Evidence) };
        line.CreateDatabase();
        return line;
    }

    private static async Task<JsonNode> JsonAsync(CommandLine line, params string[] arguments) => JsonNode.Parse((await OutAsync(line, arguments))[^1])!;

    // What each run of the command printed so far: documents that begin at the margin.
    private static async Task<List<string>> OutAsync(CommandLine line, params string[] arguments)
    {
        var before = line.Out.Length;
        (await line.RunAsync(arguments)).ShouldBe(ExitCode.Done, line.Error);
        return [line.Out[before..]];
    }

    private static int Number(JsonNode outcome, string name) => outcome[name]!.GetValue<int>();

    private static IReadOnlyList<DecisionSummary> Listed(string folder) => SiteIndex.Read(Encoding.UTF8.GetBytes(File.ReadAllText(Path.Combine(folder, SiteKeys.Index))));

    private static List<string> Files(string folder) =>
        [.. Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories).Select(file => Path.GetRelativePath(folder, file))];
}
