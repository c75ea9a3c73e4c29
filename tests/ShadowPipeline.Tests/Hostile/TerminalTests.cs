using ShadowPipeline.Cli.Rendering;
using ShadowPipeline.Decisions;
using ShadowPipeline.Tests.Cli;
using Spectre.Console.Testing;

namespace ShadowPipeline.Tests.Hostile;

/// <summary>Whatever stands in a record or a file, a terminal shows it and does nothing else.</summary>
public sealed class TerminalTests
{
    private static DecisionRecord Hostile => Tests.Cli.Samples.Promote() with
    {
        Id = "id" + HostileText.Line,
        Decision = Decision.Reject,
        Basis = DecisionBasis.ExperimentCancelled,
        Reasons = [HostileText.Lines, HostileText.Line],
        ModelPackageGroup = HostileText.Line,
        ModelPackageArn = HostileText.Line,
        EndpointName = HostileText.Line,
        Candidate = new Candidate(HostileText.Line, HostileText.Line, HostileText.Line),
        ProductionVariant = new VariantRecord(HostileText.Line, HostileText.Line, HostileText.Line, 1),
        ShadowVariant = new VariantRecord(HostileText.Line, HostileText.Line, HostileText.Line, 1),
        ExperimentName = HostileText.Line,
        ExperimentArn = HostileText.Line,
        ExecutionArn = HostileText.Line,
        Criteria = [.. Tests.Cli.Samples.Promote().Criteria.Select(criterion => criterion with { Metric = HostileText.Line, Statistic = HostileText.Line, Reason = HostileText.Line })],
        Judge = new JudgeIdentity(HostileText.Line, HostileText.Line, 0),
        Evidence = new EvidenceReference(HostileText.Line, HostileText.Line, 1),
        Report = new ReportReference(HostileText.Line),
        Software = HostileText.Line,
        Release = new ReleaseRecord(false, HostileText.Line, HostileText.Line, true, DateTimeOffset.UnixEpoch),
    };

    [Theory]
    [InlineData(40)]
    [InlineData(80)]
    [InlineData(160)]
    [InlineData(500)]
    public async Task Decisions_ListAndShow_AreHarmless(int width)
    {
        using var line = new Tests.Cli.CommandLine(width) { Pipeline = new FakePipeline { Records = [Hostile] } };
        line.CreateDatabase();

        (await line.RunAsync("decisions", "list")).ShouldBe(0, line.Error);
        (await line.RunAsync("decisions", "show", Hostile.Id)).ShouldBe(0, line.Error);

        line.Out.ShouldContain("<script>alert(1)</script>");
        line.Out.ShouldBeHarmless();
        line.Error.ShouldBeHarmless();
    }

    [Theory]
    [InlineData("list")]
    [InlineData("show")]
    public async Task Decisions_AsJson_AreHarmless(string command)
    {
        using var line = new Tests.Cli.CommandLine { Pipeline = new FakePipeline { Records = [Hostile] } };
        line.CreateDatabase();

        await line.RunAsync(command == "list" ? ["decisions", "list", "--json"] : ["decisions", "show", Hostile.Id, "--json"]);

        line.Out.Replace("\r", "", StringComparison.Ordinal).ShouldBeHarmless();
    }

    [Fact]
    public async Task Judge_HostileFile_TellsItsProblemsHarmlessly()
    {
        using var line = new Tests.Cli.CommandLine();
        var text = System.Text.Json.JsonEncodedText.Encode(HostileText.Line).ToString();
        var metrics = line.Write("metrics.json", $$"""{"MetricDataQueries": [{"Id": "{{text}}", "{{text}}": 1, "MetricStat": "{{text}}"}], "MetricDataResults": [{"Id": "{{text}}", "StatusCode": "{{text}}"}], "Messages": [{"Code": "{{text}}", "Value": "{{text}}"}]}""");

        (await line.RunAsync("judge", "--policy", Repository.PathOf("policies", "fraud-detector.json"), "--metrics", metrics, "--production", "a", "--shadow", "b")).ShouldBe(2);

        line.Error.ShouldBeHarmless();
    }

    [Fact]
    public async Task Policy_HostileFile_TellsItsProblemsHarmlessly()
    {
        using var line = new Tests.Cli.CommandLine();
        var text = System.Text.Json.JsonEncodedText.Encode(HostileText.Line).ToString();
        var policy = line.Write("policy.json", $$$"""{"{{{text}}}": "{{{text}}}", "mode": "{{{text}}}", "endpoints": ["{{{text}}}"], "experiment": {"tags": {"{{{text}}}": "{{{text}}}"}, "description": "{{{text}}}"}}""");

        (await line.RunAsync("policy", "validate", policy)).ShouldBe(2);

        line.Out.ShouldBeHarmless();
        line.Error.ShouldBeHarmless();
    }

    [Fact]
    public void LogLines_OfAFunction_KeepTheirTabsAndNothingElseThatMoves()
    {
        using var console = new TestConsole();

        new LogLines(console).Write("REPORT\tDuration: 1 ms\t" + HostileText.Line);

        console.Output.ShouldStartWith("REPORT\tDuration: 1 ms\t");
        console.Output.Replace("\t", "", StringComparison.Ordinal).ShouldBeHarmless();
    }
}
