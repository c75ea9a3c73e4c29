using System.Text.Json.Nodes;
using ShadowPipeline.Cli;

namespace ShadowPipeline.Tests.Cli;

public sealed class PolicyCommandTests
{
    private const string Valid = """
        {
          "modelPackageGroup": "fraud-detector",
          "endpoints": ["fraud-detector-prod"],
          "experiment": {"duration": "24h", "roleArn": "arn:aws:iam::111122223333:role/shadow-experiment"},
          "criteria": [
            {"metric": "ModelLatency", "statistic": "p99", "maxIncreasePercent": 10},
            {"metric": "ModelLatency", "statistic": "Average", "maxIncreasePercent": 5, "max": 250000},
            {"metric": "Invocation5XXErrors", "statistic": "Rate", "maxIncrease": 0.001, "max": 0.01},
            {"metric": "CPUUtilization", "statistic": "Average", "max": 80}
          ],
          "guardrails": [{"metric": "Invocation5XXErrors", "statistic": "Rate", "max": 0.05}]
        }
        """;

    private const string Surprising = """
        {
          "modelPackageGroup": "fraud-detector",
          "endpoints": ["fraud-detector-prod", "fraud-detector-eu"],
          "experiment": {"duration": "7d", "samplingPercentage": 50, "roleArn": "arn:aws:iam::111122223333:role/shadow-experiment"},
          "criteria": [{"metric": "ModelLatency", "statistic": "Average", "maxIncreasePercent": 10}],
          "checkEvery": "1m", "mode": "observe"
        }
        """;

    private const string Invalid = """{"modelPackageGroup": "fraud detector", "experiment": {"duration": "31d"}, "criteria": [], "colour": 1}""";

    [Fact]
    public async Task Validate_Valid_SaysWhatItDemands()
    {
        using var line = new CommandLine();

        (await line.RunAsync("policy", "validate", line.Write("p.json", Valid))).ShouldBe(ExitCode.Done, line.Error);

        Golden.ShouldMatch(line.Out.Replace(line.Folder, "FOLDER", StringComparison.Ordinal) + line.Error);
    }

    [Fact]
    public async Task Validate_Surprising_Warns()
    {
        using var line = new CommandLine();

        (await line.RunAsync("policy", "validate", line.Write("p.json", Surprising))).ShouldBe(ExitCode.Done, line.Error);

        Golden.ShouldMatch(line.Out.Replace(line.Folder, "FOLDER", StringComparison.Ordinal) + line.Error);
    }

    [Fact]
    public async Task Validate_Invalid_ListsAllProblems()
    {
        using var line = new CommandLine();

        (await line.RunAsync("policy", "validate", line.Write("p.json", Invalid))).ShouldBe(ExitCode.BadInput);

        line.Out.ShouldBeEmpty();
        Golden.ShouldMatch(line.Error);
    }

    [Theory]
    [InlineData("\"duration\": \"24h\"", "\"duration\": \"1h\"", "1:1: error: $.evidence.minPeriods: is 60 (the default), but a test of 1h has at most 59 usable periods")]
    [InlineData("\"maxIncrease\": 0.001", "\"maxIncrease\": 0", "8:75: error: $.criteria[2].maxIncrease: is 0, but even a million requests a second")]
    public async Task Validate_PolicyThatCanNeverPromote_IsBadInputWithTheReason(string sound, string hopeless, string problem)
    {
        using var line = new CommandLine();
        var policy = line.Write("p.json", Valid.Replace(sound, hopeless, StringComparison.Ordinal));

        (await line.RunAsync("policy", "validate", policy)).ShouldBe(ExitCode.BadInput);

        line.Out.ShouldBeEmpty();
        line.Error.ShouldStartWith($"shadow: FOLDER/p.json: the policy cannot be used (1 problem).\n  FOLDER/p.json:{problem}");
    }

    [Fact]
    public async Task Validate_NotJson_IsOneProblem()
    {
        using var line = new CommandLine();

        (await line.RunAsync("policy", "validate", line.Write("p.json", "modelPackageGroup: x"))).ShouldBe(ExitCode.BadInput);

        line.Error.ShouldStartWith("shadow: FOLDER/p.json: the policy cannot be used (1 problem).\n  FOLDER/p.json:1:1: error: $: is not JSON: ");
    }

    [Fact]
    public async Task Validate_Json_HoldsValidityLimitsAndProblems()
    {
        using var good = new CommandLine();
        (await good.RunAsync("policy", "validate", good.Write("p.json", Valid), "--json")).ShouldBe(ExitCode.Done, good.Error);
        var valid = JsonNode.Parse(good.Out)!;
        valid["valid"]!.GetValue<bool>().ShouldBeTrue();
        valid["limits"]!.AsArray().Count.ShouldBe(6);

        using var bad = new CommandLine();
        (await bad.RunAsync("policy", "validate", bad.Write("p.json", Invalid), "--json")).ShouldBe(ExitCode.BadInput);
        var invalid = JsonNode.Parse(bad.Out)!;
        invalid["valid"]!.GetValue<bool>().ShouldBeFalse();
        invalid["problems"]!.AsArray().Count.ShouldBeGreaterThan(3);
    }

    [Fact]
    public async Task Validate_SeveralFiles_ReportsEachAndLeavesSchemasOut()
    {
        using var line = new CommandLine();
        string[] files = [line.Write("good.json", Valid), line.Write("bad.json", Invalid), line.Write("policy.schema.json", "{}"), Path.Combine(line.Folder, "missing.json")];

        (await line.RunAsync(["policy", "validate", .. files, "--json"])).ShouldBe(ExitCode.BadInput);

        var results = JsonNode.Parse(line.Out)!.AsArray();
        results.Select(result => result!["valid"]!.GetValue<bool>()).ShouldBe([true, false, false]);
        var problem = results[1]!["problems"]![1]!;
        (problem["path"]!.GetValue<string>(), problem["line"]!.GetValue<int>(), problem["column"]!.GetValue<int>()).ShouldBe(("$.modelPackageGroup", 1, 23));
        results[2]!["problems"]![0]!["line"].ShouldBeNull();
        line.Error.ShouldContain("FOLDER/policy.schema.json is left out");
        line.Error.ShouldContain("shadow: FOLDER/missing.json does not exist");
    }

    [Theory]
    [InlineData(false, ExitCode.Done)]
    [InlineData(true, ExitCode.BadInput)]
    public async Task Validate_Warnings_AreErrorsWhereThatIsAskedFor(bool strict, int exitCode)
    {
        using var line = new CommandLine();
        string[] option = strict ? ["--strict"] : [];

        (await line.RunAsync(["policy", "validate", line.Write("p.json", Surprising), .. option])).ShouldBe(exitCode);

        line.Error.ShouldContain("FOLDER/p.json:6:17: warning: $.checkEvery: is 1m");
    }

    [Theory]
    [InlineData("\"metric\": \"ModelLatency\", \"statistic\": \"p99\"", "\"metric\": \"ModelLatancy\", \"statistic\": \"p99\"", "6:16: error: $.criteria[0].metric: is \"ModelLatancy\", expected", "(did you mean \"ModelLatency\"?)")]
    [InlineData("\"statistic\": \"p99\"", "\"statistic\": \"P99\"", "6:45: error: $.criteria[0].statistic: is \"P99\", expected", "(did you mean \"p99\"?)")]
    [InlineData("\"maxIncreasePercent\": 10", "\"maxIncreasePercents\": 10", "6:52: error: $.criteria[0].maxIncreasePercents: is not a known key", "(did you mean \"maxIncreasePercent\"?)")]
    [InlineData("\"guardrails\"", "\"mode\": \"enforced\", \"guardrails\"", "11:11: error: $.mode: is \"enforced\", expected \"enforce\" or \"observe\"", "(did you mean \"enforce\"?)")]
    [InlineData("\"endpoints\"", "\"modelPackageGroup\": \"b\", \"endpoints\"", "3:3: error: $.modelPackageGroup: is given more than once", "once")]
    [InlineData("\"max\": 80}", "\"max\": 80,}", "9:68: error: $: is not JSON: a comma stands before the end of an object or list", "list")]
    public async Task Validate_Mistake_IsShownWhereItStandsWithWhatWasMeant(string sound, string mistaken, string start, string end)
    {
        using var line = new CommandLine();
        var text = Valid.ReplaceLineEndings("\n");
        var at = text.IndexOf(sound, StringComparison.Ordinal);

        (await line.RunAsync("policy", "validate", line.Write("p.json", text[..at] + mistaken + text[(at + sound.Length)..]))).ShouldBe(ExitCode.BadInput);

        var problem = line.Error.Split('\n')[1..].First(each => each.Contains(start, StringComparison.Ordinal));
        problem.ShouldStartWith($"  FOLDER/p.json:{start}");
        problem.ShouldEndWith(end);
    }
}
