using System.Text.Json.Nodes;
using ShadowPipeline.Cli;
using ShadowPipeline.Decisions;
using ShadowPipeline.Functions.Ports;

namespace ShadowPipeline.Tests.Cli;

public sealed class DecisionsCommandTests
{
    [Fact]
    public async Task List_Narrow_KeepsIdsWhole()
    {
        using var line = Holding(80, Samples.Promote(), Samples.Ineligible());

        (await line.RunAsync("decisions", "list")).ShouldBe(ExitCode.Done, line.Error);

        line.Error.ShouldBeEmpty();
        Golden.ShouldMatch(line.Out);
    }

    [Fact]
    public async Task List_Wide_IsOneLineEach()
    {
        using var line = Holding(500, Samples.Promote(), Samples.Ineligible());

        (await line.RunAsync("decisions", "list")).ShouldBe(ExitCode.Done, line.Error);

        Golden.ShouldMatch(line.Out);
    }

    [Fact]
    public async Task List_Options_BecomeTheFilter()
    {
        using var line = Holding(80);

        (await line.RunAsync("decisions", "list", "--group", "g", "--endpoint", "e", "--decision", "pROMOTE", "--since", "2026-11-20", "--json"))
            .ShouldBe(ExitCode.Done, line.Error);

        line.Pipeline.Filters[0].ShouldBe(
            new DecisionFilter("g", "e", Decision.Promote, new DateTimeOffset(2026, 11, 20, 0, 0, 0, TimeSpan.Zero)));
        JsonNode.Parse(line.Out)!.AsArray().ShouldBeEmpty();
        line.Error.ShouldContain("matches");
    }

    [Theory]
    [InlineData("2026-11-20", "2026-11-20T00:00:00Z")]
    [InlineData("2026-11-20T09:30", "2026-11-20T09:30:00Z")]
    [InlineData("2026-11-20T09:30:15", "2026-11-20T09:30:15Z")]
    [InlineData("2026-11-20T09:30:15.25Z", "2026-11-20T09:30:15.25Z")]
    [InlineData("2026-11-20T09:30:15+02:00", "2026-11-20T07:30:15Z")]
    public async Task List_Since_ReadsIsoTimes(string text, string expected)
    {
        using var line = Holding(80);

        (await line.RunAsync("decisions", "list", "--since", text)).ShouldBe(ExitCode.Done, line.Error);

        line.Pipeline.Filters.ShouldHaveSingleItem().Since.ShouldBe(DateTimeOffset.Parse(expected, System.Globalization.CultureInfo.InvariantCulture));
    }

    [Theory]
    [InlineData("--since", "yesterday")]
    [InlineData("--since", "2026-02-30")]
    [InlineData("--since", "20/11/2026")]
    [InlineData("--decision", "0")]
    [InlineData("--decision", "maybe")]
    [InlineData("--db", " ")]
    [InlineData("--bogus", "1")]
    public async Task List_BadOption_IsBadUsage(string option, string value)
    {
        using var line = Holding(80);

        (await line.RunAsync("decisions", "list", option, value)).ShouldBe(ExitCode.BadInput);

        line.Out.ShouldBeEmpty();
        line.Error.ShouldStartWith("shadow: ");
        line.Error.ShouldContain(option);
    }

    [Theory]
    [InlineData("--json", "[]\n")]
    [InlineData("--no-color", "Decided (UTC)  Decision  Basis  Mode  Waited  Took  Model  Endpoint  Id\n")]
    public async Task List_NoDatabaseYet_IsEmptyAndCreatesNothing(string option, string expected)
    {
        using var line = new CommandLine();

        (await line.RunAsync("decisions", "list", option)).ShouldBe(ExitCode.Done);

        line.Out.ShouldBe(expected);
        line.Error.ShouldBe("There is no database .shadow/decisions.db yet: \"shadow run EVENT\" creates it.\n");
        Directory.EnumerateFileSystemEntries(line.Folder).ShouldBeEmpty();
    }

    [Fact]
    public async Task Show_Known_PrintsItWhole()
    {
        using var line = Holding(80, Samples.Promote());

        (await line.RunAsync("decisions", "show", Samples.Promote().Id)).ShouldBe(ExitCode.Done, line.Error);

        Golden.ShouldMatch(line.Out);
    }

    [Fact]
    public async Task Show_Json_IsTheRecord()
    {
        using var line = Holding(80, Samples.Promote());

        (await line.RunAsync("decisions", "show", Samples.Promote().Id, "--json")).ShouldBe(ExitCode.Done, line.Error);

        ((string?)JsonNode.Parse(line.Out)!["id"]).ShouldBe(Samples.Promote().Id);
    }

    [Fact]
    public async Task Show_UnknownId_SuggestsTheNearest()
    {
        using var line = Holding(80, Samples.Promote(), Samples.Ineligible());

        (await line.RunAsync("decisions", "show", "fraud-detector-prod-8-1-77aa0e11")).ShouldBe(ExitCode.Failed);

        line.Out.ShouldBeEmpty();
        Golden.ShouldMatch(line.Error);
    }

    [Fact]
    public async Task Show_NoDatabase_Fails()
    {
        using var line = new CommandLine();

        (await line.RunAsync("decisions", "show", "x")).ShouldBe(ExitCode.Failed);

        line.Error.ShouldContain("There is no database .shadow/decisions.db yet");
        Directory.EnumerateFileSystemEntries(line.Folder).ShouldBeEmpty();
    }

    private static CommandLine Holding(int width, params DecisionRecord[] records)
    {
        var line = new CommandLine(width) { Pipeline = new FakePipeline { Records = records } };
        line.CreateDatabase();
        return line;
    }
}
