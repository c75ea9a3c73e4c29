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
}
