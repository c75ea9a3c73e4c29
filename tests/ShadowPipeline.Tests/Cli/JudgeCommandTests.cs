using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using ShadowPipeline.Cli;
using ShadowPipeline.Cli.Rendering;
using ShadowPipeline.Cli.Running;
using ShadowPipeline.Decisions;
using ShadowPipeline.Judging;
using ShadowPipeline.MetricFiles;
using ShadowPipeline.Metrics;
using ShadowPipeline.Policies;
using ShadowPipeline.Tests.MetricFiles;
using Spectre.Console.Testing;

namespace ShadowPipeline.Tests.Cli;

public sealed partial class JudgeCommandTests
{
    private static readonly string Sample = Repository.PathOf("samples", "metrics", "fraud-detector.json");
    private static readonly string[] SampleOptions =
    [
        "--policy", Inputs.FraudPolicy, "--metrics", Sample, "--production", "AllTraffic", "--shadow", "fraud-detector-v21",
    ];

    public static TheoryData<string> SampleFiles => [.. Directory.GetFiles(Repository.PathOf("samples", "metrics"), "*.json").Select(file => Path.GetFileName(file)!)];

    [Theory]
    [MemberData(nameof(SampleFiles))]
    public async Task Judge_EverySampleFile_IsJudged(string name)
    {
        using var line = new CommandLine();
        var policy = Repository.PathOf("policies", name);

        (await line.RunAsync(
            "judge", "--policy", policy, "--metrics", Repository.PathOf("samples", "metrics", name), "--production", "AllTraffic",
            "--shadow", Path.GetFileNameWithoutExtension(name) + "-v21", "--production-instance", "ml.m5.xlarge", "--json")).ShouldBe(ExitCode.Done, line.Error);

        ((string?)JsonNode.Parse(line.Out)!["decision"]).ShouldBe("Promote");
        line.Error.ShouldBeEmpty();
    }

    [Fact]
    public async Task Judge_Sample_PrintsVerdictTableAndWhatItRestsOn()
    {
        using var line = new CommandLine();

        (await line.RunAsync(["judge", .. SampleOptions, "--production-instance", "ml.m5.xlarge:2"])).ShouldBe(ExitCode.Done, line.Error);

        line.Error.ShouldBeEmpty();
        line.Out.ShouldContain("  PROMOTE   AllCriteriaPassed\n");
        line.Out.ShouldContain("7,779 production and 7,779 shadow invocations");
        line.Out.ShouldContain("Endpoint     fraud-detector-prod\n");
    }

    // The figures are made up: a better judge must not need another golden file.
    [Theory]
    [InlineData(80)]
    [InlineData(120)]
    public void View_Verdict_BeginsWithWhatToDo(int width)
    {
        using var console = new TestConsole();
        console.Profile.Width = width;
        var record = Samples.Regression();
        var policy = PolicyReader.Read(File.ReadAllText(Inputs.FraudPolicy));
        var variants = new VariantNames("AllTraffic", "candidate");
        var window = new MetricWindow { Start = Samples.Start, End = Samples.Start.AddHours(2), Period = TimeSpan.FromMinutes(1), Series = new Dictionary<MetricQuery, IReadOnlyList<MetricPoint>>() };
        var judged = new JudgedFile(
            new FileToJudge("policies/fraud-detector.json", "answer.json", variants, null, Fleet.Unknown, Fleet.Unknown, Json: false),
            policy,
            new MetricFile("fraud-detector-prod", window, new Dictionary<MetricQuery, string>()),
            TestSetup.Under(policy, null, new Fleet("ml.m5.xlarge", 2), Fleet.Unknown),
            new Judgement(record.Decision, record.Basis, record.Reasons, record.Criteria),
            []);

        new JudgementView(console).Write(judged);

        Golden.ShouldMatch(
            console.Output.Replace(Judge.Identity.Version, "VERSION", StringComparison.Ordinal),
            $"{nameof(View_Verdict_BeginsWithWhatToDo)}_{width}");
    }

    [Fact]
    public async Task Judge_Json_IsThePartOfARecordThatTheEvidenceDecides()
    {
        using var line = new CommandLine();

        (await line.RunAsync(["judge", .. SampleOptions, "--production-instance", "ml.m5.xlarge", "--json"])).ShouldBe(ExitCode.Done, line.Error);

        var verdict = JsonNode.Parse(line.Out)!.AsObject();
        verdict.Select(member => member.Key).ShouldBe(["decision", "basis", "reasons", "criteria"]);
        ((string?)verdict["decision"], (string?)verdict["basis"]).ShouldBe(("Promote", "AllCriteriaPassed"));
        verdict["criteria"]!.AsArray().Count.ShouldBe(6);
        verdict["criteria"]![0]!.AsObject().Select(member => member.Key).ShouldBe(
        [
            "metric", "statistic", "limit", "estimate", "lower", "upper", "periods", "effectivePeriods", "productionInvocations",
            "shadowInvocations", "outcome", "reason",
        ]);
        verdict["criteria"]![0]!["limit"]!.ToJsonString().ShouldBe("""{"kind":"maxIncreasePercent","value":10}""");
    }

    [Fact]
    public async Task Judge_UtilisationOfUnknownInstances_SaysWhichOptionHelps()
    {
        using var line = new CommandLine();

        (await line.RunAsync(["judge", .. SampleOptions, "--json"])).ShouldBe(ExitCode.Done, line.Error);

        var verdict = JsonNode.Parse(line.Out)!;
        ((string?)verdict["decision"], (string?)verdict["basis"]).ShouldBe(("Reject", "InsufficientEvidence"));
        ((string?)verdict["criteria"]![5]!["outcome"]).ShouldBe("Inconclusive");
        line.Error.ShouldStartWith("CPUUtilization is judged as CloudWatch gave it, added up over an instance's cores or GPUs: --production-instance");
    }

    [Fact]
    public async Task Judge_PartialData_IsARejectWithItsReasonAndExitZero()
    {
        using var line = new CommandLine();
        var file = FileText.Good();
        file.ResultOf("sp99")["StatusCode"] = "PartialData";
        string[] command = ["judge", "--policy", Policy(line), "--metrics", line.Write("m.json", file.ToJsonString()), "--production", "AllTraffic", "--shadow", "candidate"];

        (await line.RunAsync(command)).ShouldBe(ExitCode.Done, line.Error);

        line.Out.ShouldContain("REJECT   InsufficientEvidence\n  ModelLatency p99 cannot be judged: CloudWatch gave only a part of ModelLatency\n  p99 of variant candidate (PartialData)\n");
    }

    [Fact]
    public async Task Judge_StandardInput_IsReadAsTheMetrics()
    {
        using var line = new CommandLine { Input = FileText.Good().ToJsonString() };

        (await line.RunAsync("judge", "--policy", Policy(line), "--metrics", "-", "--production", "AllTraffic", "--shadow", "candidate")).ShouldBe(ExitCode.Done, line.Error);

        line.Out.ShouldContain("PROMOTE");
        line.Out.ShouldContain("Metrics      standard input\n");
    }

    [Fact]
    public async Task Judge_SeriesNeverAskedFor_IsSaidBesideTheVerdict()
    {
        using var line = new CommandLine { Input = FileText.Good().Without("serr").ToJsonString() };

        (await line.RunAsync("judge", "--policy", Policy(line), "--metrics", "-", "--production", "AllTraffic", "--shadow", "candidate", "--json")).ShouldBe(ExitCode.Done, line.Error);

        line.Error.ShouldBe("The metrics file was never asked for Invocation5XXErrors Sum of the shadow variant: limits that rest on it cannot conclude.\n");
        ((string?)JsonNode.Parse(line.Out)!["decision"]).ShouldBe("Reject");
    }

    [Fact]
    public async Task Judge_UnusableFiles_AreBadInputWithEveryProblem()
    {
        using var line = new CommandLine();
        var broken = FileText.Good();
        broken.ResultOf("sp99")["StatusCode"] = "InternalError";
        broken.QueryOf("serr")["MetricStat"]!["Period"] = 300;
        var metrics = line.Write("m.json", broken.ToJsonString());

        (await line.RunAsync("judge", "--policy", Policy(line), "--metrics", metrics, "--production", "AllTraffic", "--shadow", "candidate")).ShouldBe(ExitCode.BadInput);

        line.Out.ShouldBeEmpty();
        Column().Replace(line.Error, ":1:N:").ShouldBe(
            """
            shadow: FOLDER/m.json: the metrics file cannot be used (2 problems).
              FOLDER/m.json:1:N: error: $.MetricDataQueries[9].MetricStat.Period: is 300, but $.MetricDataQueries[0] asks for 60: all series need one period
              FOLDER/m.json:1:N: error: $.MetricDataResults[6].StatusCode: is "InternalError": CloudWatch did not give this series, so read the metrics again

            """.ReplaceLineEndings("\n"));
    }

    [Theory]
    [InlineData("To judge a metrics file, --policy and --metrics and --production and --shadow must be given too (or --decision alone).")]
    [InlineData("To judge a metrics file, --production and --shadow must be given too (or --decision alone).", "--policy", "p", "--metrics", "m")]
    [InlineData("--production and --shadow are both \"a\"; two variants of one endpoint were expected.", "--policy", "p", "--metrics", "m", "--production", "a", "--shadow", "a")]
    [InlineData("--sampling-percentage is \"0\"; a whole number from 1 to 100 was expected.", "--sampling-percentage", "0")]
    [InlineData("--sampling-percentage is \"101\"; a whole number from 1 to 100 was expected.", "--sampling-percentage", "101")]
    [InlineData("--shadow-instance is \"m5.xlarge\"; an instance type such as ml.m5.xlarge, or with a count ml.m5.xlarge:2 was expected.", "--shadow-instance", "m5.xlarge")]
    [InlineData("--shadow-instance is \"ml.m5.xlarge:0\"; an instance type such as ml.m5.xlarge, or with a count ml.m5.xlarge:2 was expected.", "--shadow-instance", "ml.m5.xlarge:0")]
    public async Task Judge_BadUsage_SaysWhatWasExpected(string message, params string[] options)
    {
        using var line = new CommandLine();

        (await line.RunAsync(["judge", .. options])).ShouldBe(ExitCode.BadInput);

        line.Error.ShouldStartWith($"shadow: {message}\n");
        line.Out.ShouldBeEmpty();
    }

    private static string Policy(CommandLine line) => line.Write(
        "p.json",
        """
        {"modelPackageGroup": "g", "endpoints": ["fraud-detector-prod"],
         "experiment": {"duration": "24h", "roleArn": "arn:aws:iam::111122223333:role/r"},
         "criteria": [{"metric": "ModelLatency", "statistic": "p99", "maxIncreasePercent": 10},
                      {"metric": "Invocation5XXErrors", "statistic": "Rate", "maxIncrease": 0.002}]}
        """);

    // The document is one long line.
    [GeneratedRegex(":1:[0-9]+:")]
    private static partial Regex Column();
}
