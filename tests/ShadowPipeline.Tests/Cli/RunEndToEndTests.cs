using System.Text.Json.Nodes;
using ShadowPipeline.Cli;

namespace ShadowPipeline.Tests.Cli;

/// <summary><c>shadow run</c> with everything real.</summary>
public sealed class RunEndToEndTests : IDisposable
{
    private static readonly string[] Keys =
    [
        "schemaVersion", "id", "decision", "mode", "basis", "reasons", "account", "region", "modelPackageArn", "modelPackageGroup",
        "modelPackageVersion", "candidate", "approvalEpoch", "endpointName", "productionVariant", "shadowVariant", "samplingPercentage",
        "experimentName", "experimentArn", "executionArn", "window", "criteria", "policy", "judge", "evidence", "report", "approvedAt",
        "startedAt", "decidedAt", "cost", "software", "release",
    ];

    private static readonly string[] CriterionKeys =
    [
        "metric", "statistic", "limit", "estimate", "lower", "upper", "periods", "effectivePeriods", "productionInvocations",
        "shadowInvocations", "outcome", "reason",
    ];

    private readonly RealCommand _command = new();

    [Fact]
    public async Task Json_FirstRunRepeatAndShow_AreTheSameRecordToTheByte()
    {
        var first = await _command.RunAsync("run", Inputs.Approval, "--json");
        var second = await _command.RunAsync("run", Inputs.Approval, "--json");

        first.ExitCode.ShouldBe(ExitCode.Done, first.Error);
        first.Error.ShouldBeEmpty();
        var record = JsonNode.Parse(first.Out)!.AsObject();
        record.Select(member => member.Key).ShouldBe(Keys);
        record["criteria"]!.AsArray().ShouldAllBe(criterion => criterion!.AsObject().Select(member => member.Key).SequenceEqual(CriterionKeys));
        ((string?)record["decision"]).ShouldBe("Promote");

        second.ShouldBe(first);
        var shown = await _command.RunAsync("decisions", "show", (string)record["id"]!, "--json");
        shown.ShouldBe(first);
    }

    [Fact]
    public async Task SeveralEndpoints_EachHasItsOwnDecisionAndNameInTheTimeline()
    {
        var policy = _command.Write("policy.json", Inputs.ShortPolicy(policy => policy["endpoints"] = new JsonArray("fraud-eu", "fraud-us")));

        var watched = await _command.RunAsync("run", Inputs.Approval, "--policy", policy);
        var repeated = await _command.RunAsync("run", Inputs.Approval, "--policy", policy, "--json");

        watched.ExitCode.ShouldBe(ExitCode.Done, watched.Error);
        foreach (var endpoint in new[] { "fraud-eu", "fraud-us" })
        {
            watched.Out.ShouldContain($"RecordDecision            {endpoint}: Promote / AllCriteriaPassed");
        }

        var records = JsonNode.Parse(repeated.Out)!.AsArray();
        records.Select(record => (string?)record!["endpointName"]).ShouldBe(["fraud-eu", "fraud-us"]);
        records.Select(record => (string?)record!["id"]).Distinct().Count().ShouldBe(2);
        records.ShouldAllBe(record => (string?)record!["decision"] == "Promote");
    }

    [Fact]
    public async Task Guardrail_BrokenInTheTest_EndsItEarly()
    {
        var scenario = _command.Write("burning.json", """{"shadow": {"faults": [{"after": "3h", "error5xxRate": 0.5}]}}""");

        var result = await _command.RunAsync("run", Inputs.Approval, "--scenario", scenario, "--json");

        var record = JsonNode.Parse(result.Out)!;
        ((string?)record["basis"]).ShouldBe("GuardrailBreached", result.Error);
        ((string?)record["reasons"]![0]).ShouldNotBeNull().ShouldContain("Invocation5XXErrors");
        ((string?)record["release"]!["experimentStatus"]).ShouldBe("Cancelled");
        ((DateTimeOffset)record["decidedAt"]! - (DateTimeOffset)record["startedAt"]!).ShouldBeInRange(TimeSpan.FromHours(3), TimeSpan.FromHours(6));
    }

    [Fact]
    public async Task Scenario_NamedExplicitly_TakesThePlaceOfTheOneBesideTheEvent()
    {
        var regression = Repository.PathOf("events", "scenarios", "p99-regression.json");
        var serverless = Repository.PathOf("events", "scenarios", "serverless.scenario.json");

        var result = await _command.RunAsync("run", regression, "--scenario", serverless, "--json");

        ((string?)JsonNode.Parse(result.Out)!["basis"]).ShouldBe("EndpointIneligible", result.Error);
    }

    [Fact]
    public async Task Seed_Another_GivesOtherFiguresAndTheSameRepeatsExactly()
    {
        var policy = _command.Write("policy.json", Inputs.ShortPolicy());

        var seven = await RunAsync("7", "a.db");
        var sevenAgain = await RunAsync("7", "b.db");
        var eight = await RunAsync("8", "c.db");

        sevenAgain.ShouldBe(seven);
        Estimates(eight).ShouldNotBe(Estimates(seven));

        async Task<string> RunAsync(string seed, string database)
        {
            var result = await _command.RunAsync("run", Inputs.Approval, "--policy", policy, "--seed", seed, "--db", database, "--json");
            result.ExitCode.ShouldBe(ExitCode.Done, result.Error);
            return result.Out;
        }

        static List<double?> Estimates(string record) =>
            [.. JsonNode.Parse(record)!["criteria"]!.AsArray().Select(criterion => (double?)criterion!["estimate"])];
    }

    [Fact]
    public async Task StandardInput_HoldingTheEvent_IsRun()
    {
        var policy = _command.Write("policy.json", Inputs.ShortPolicy());

        var result = await _command.RunWithInputAsync(
            await File.ReadAllTextAsync(Inputs.Approval, TestContext.Current.CancellationToken), "run", "-", "--policy", policy);

        result.ExitCode.ShouldBe(ExitCode.Done, result.Error);
        result.Out.ShouldContain("  PROMOTE   AllCriteriaPassed");
    }

    [Fact]
    public async Task Database_NoDatabaseAtAll_IsOneSentence()
    {
        var database = _command.Write("notes.txt", string.Concat(Enumerable.Repeat("These are notes, not tables. ", 100)));

        var run = await _command.RunAsync("run", Inputs.Approval, "--db", database);
        var list = await _command.RunAsync("decisions", "list", "--db", database);

        foreach (var result in new[] { run, list })
        {
            result.ExitCode.ShouldBe(ExitCode.Failed);
            result.Out.ShouldBeEmpty();
            result.Error.ShouldStartWith($"shadow: The DynamoDB engine did not start on the database file {database}: ");
            result.Error.ShouldNotContain("   at ");
        }

        (await File.ReadAllTextAsync(database, TestContext.Current.CancellationToken)).ShouldStartWith("These are notes");
    }

    public void Dispose() => _command.Dispose();
}
