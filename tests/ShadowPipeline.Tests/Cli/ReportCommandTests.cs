using System.Text.Json.Nodes;
using ShadowPipeline.Cli;
using ShadowPipeline.Decisions;
using ShadowPipeline.Evidence;
using ShadowPipeline.Tests.Reports;

namespace ShadowPipeline.Tests.Cli;

public sealed class ReportCommandTests
{
    private static readonly ReportSample Sample = ReportSamples.Promote;

    [Fact]
    public async Task Report_ById_WritesThePageBesideAndSaysWhere()
    {
        using var line = Line();

        (await line.RunAsync("report", Sample.Record.Id)).ShouldBe(ExitCode.Done, line.Error);

        var path = Path.Combine(line.Folder, Sample.Record.Id + ".html");
        line.Out.ShouldBe($"The report of {Sample.Record.Id} (Promote, AllCriteriaPassed) is in {path}\n");
        (await File.ReadAllTextAsync(path, TestContext.Current.CancellationToken)).ShouldBe(Sample.Pages().Html);
    }

    [Theory]
    [InlineData("html")]
    [InlineData("markdown")]
    [InlineData("JSON")]
    public async Task Report_ToStandardOutput_IsNothingElse(string format)
    {
        using var line = Line();

        (await line.RunAsync("report", Sample.Record.Id, "--format", format, "--out", "-")).ShouldBe(ExitCode.Done, line.Error);

        var pages = Sample.Pages();
        line.Out.ShouldBe(format switch { "html" => pages.Html, "markdown" => pages.Markdown, _ => pages.Json });
        line.Error.ShouldBeEmpty();
        Directory.GetFiles(line.Folder).ShouldBeEmpty();
    }

    [Fact]
    public async Task Report_AsJson_SaysWhereItIs()
    {
        using var line = Line();

        (await line.RunAsync("report", Sample.Record.Id, "--out", "r.md", "--format", "markdown", "--json")).ShouldBe(ExitCode.Done, line.Error);

        var json = JsonNode.Parse(line.Out)!.AsObject();
        json.Select(member => member.Key).ShouldBe(["id", "format", "path", "bytes", "evidenceProblem"]);
        ((string?)json["format"], (string?)json["path"]).ShouldBe(("markdown", Path.Combine(line.Folder, "r.md")));
        ((long?)json["bytes"]).ShouldBe(new FileInfo(Path.Combine(line.Folder, "r.md")).Length);
    }

    [Fact]
    public async Task Report_OverAReport_IsWrittenAnewAndOverAnythingElseNot()
    {
        using var line = Line();
        foreach (var (format, file) in new[] { ("html", "a.html"), ("markdown", "a.md"), ("json", "a.json") })
        {
            (await line.RunAsync("report", Sample.Record.Id, "--format", format, "--out", file)).ShouldBe(ExitCode.Done, line.Error);
            (await line.RunAsync("report", Sample.Record.Id, "--format", format, "--out", file)).ShouldBe(ExitCode.Done, line.Error);
        }

        var other = line.Write("notes.html", "<!DOCTYPE html><p>Mine.</p>");
        (await line.RunAsync("report", Sample.Record.Id, "--out", "notes.html")).ShouldBe(ExitCode.BadInput);

        line.Error.ShouldBe("shadow: notes.html is there and is no report; it is not written over. Name another file, or remove it.\n");
        (await File.ReadAllTextAsync(other, TestContext.Current.CancellationToken)).ShouldBe("<!DOCTYPE html><p>Mine.</p>");
    }

    [Theory]
    [InlineData("--out - prints the report itself; --json would print where it is. Give one of them.", "--out", "-", "--json")]
    [InlineData("--out is empty; a file was expected.", "--out", "")]
    [InlineData("The folder of nowhere/r.html does not exist.", "--out", "nowhere/r.html")]
    [InlineData(".shadow is a folder; a file was expected.", "--out", ".shadow")]
    [InlineData("--format is \"pdf\"; html, markdown or json was expected.", "--format", "pdf")]
    public async Task Report_BadUsage_IsOneSentence(string message, params string[] options)
    {
        using var line = Line();

        (await line.RunAsync(["report", Sample.Record.Id, .. options])).ShouldBe(ExitCode.BadInput);

        line.Error.ShouldStartWith($"shadow: {message}\n");
        line.Out.ShouldBeEmpty();
    }

    [Fact]
    public async Task Report_UnknownId_SuggestsTheNearest()
    {
        using var line = Line();

        (await line.RunAsync("report", Sample.Record.Id[..^1])).ShouldBe(ExitCode.Failed);

        line.Error.ShouldContain(Sample.Record.Id);
        Directory.GetFiles(line.Folder).ShouldBeEmpty();
    }

    [Fact]
    public async Task Report_EvidenceThatWasChanged_IsWrittenWithoutPlotsAndFails()
    {
        using var line = Line(_ => throw new InvalidEvidenceException("s3://b/k was changed."));

        (await line.RunAsync("report", Sample.Record.Id, "--out", "r.html")).ShouldBe(ExitCode.Failed);

        line.Error.ShouldBe("shadow: The report has no plots: s3://b/k was changed.\n");
        (await File.ReadAllTextAsync(Path.Combine(line.Folder, "r.html"), TestContext.Current.CancellationToken)).ShouldContain("The evidence could not be read");
    }

    [Fact]
    public async Task Report_DecisionWithoutTest_NeedsNoEvidence()
    {
        var record = ReportSamples.Ineligible.Record;
        using var line = Line(_ => throw new InvalidOperationException("There is none."), record);

        (await line.RunAsync("report", record.Id, "--out", "r.html")).ShouldBe(ExitCode.Done, line.Error);
    }

    private static CommandLine Line(Func<DecisionRecord, ArchivedEvidence>? read = null, DecisionRecord? record = null)
    {
        var line = new CommandLine { Pipeline = new FakePipeline { Records = [record ?? Sample.Record] }, ReadEvidence = read ?? (_ => Sample.Evidence!) };
        line.CreateDatabase();
        return line;
    }
}
