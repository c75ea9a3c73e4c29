using System.Text.Json.Nodes;
using ShadowPipeline.Cli;
using ShadowPipeline.Tests.Local.DynamoDb;

namespace ShadowPipeline.Tests.Cli.Policies;

/// <summary>A first policy from an endpoint's own metrics, in worlds whose little traffic costs little.</summary>
[Collection(SharedEngine.Name)]
public sealed class PolicyInitCommandTests(EngineFixture engine) : IDisposable
{
    private const string Role = "arn:aws:iam::111122223333:role/shadow-experiment";
    private const string Quiet = """{"traffic": {"requestsPerMinute": 25}}""";

    private readonly RealCommand _command = new() { OtherDynamoDb = engine.Client.Config.ServiceURL };

    [Fact]
    public async Task InitThenValidateThenApplyThenRun_QuietEndpoint_ConcludesAndPromotesAHealthyCandidate()
    {
        var scenario = _command.Write("quiet.json", Quiet);
        var policy = Path.Combine(_command.Folder, "init-demo.json");

        var written = await _command.RunAsync("policy", "init", "--group", "init-demo", "--endpoint", "init-demo-prod", "--role-arn", Role, "--scenario", scenario, "--json");
        var validated = await _command.RunAsync("policy", "validate", policy, "--strict", "--scenario", scenario);
        var applied = await _command.RunAsync("policy", "apply", policy);
        var approval = _command.Write("approval.json", (await File.ReadAllTextAsync(Inputs.Approval, TestContext.Current.CancellationToken))
            .Replace("fraud-detector", "init-demo", StringComparison.Ordinal));
        var run = await _command.RunAsync("run", approval, "--policy", policy, "--scenario", scenario, "--json");

        (written.ExitCode, written.Error).ShouldBe((ExitCode.Done, ""));
        var document = JsonNode.Parse(written.Out)!;
        document["reasons"]!.AsArray().Select(reason => reason!["path"]!.GetValue<string>()).ShouldContain("$.criteria[0].maxIncreasePercent");
        JsonNode.DeepEquals(JsonNode.Parse(await File.ReadAllTextAsync(policy, TestContext.Current.CancellationToken)), document["policy"]).ShouldBeTrue();
        (validated.ExitCode, validated.Error).ShouldBe((ExitCode.Done, ""));
        applied.Out.ShouldContain("init-demo: no policy yet -> version 1");
        run.ExitCode.ShouldBe(ExitCode.Done, run.Error);
        var record = JsonNode.Parse(run.Out)!;
        (record["decision"]!.GetValue<string>(), record["basis"]!.GetValue<string>()).ShouldBe(("Promote", "AllCriteriaPassed"), record["reasons"]!.ToJsonString());
        record["policy"]!["sha256"]!.GetValue<string>().ShouldBe(document["sha256"]!.GetValue<string>());
    }

    [Fact]
    public async Task Init_OptionsAreMissing_SaysWhichAndWritesNothing()
    {
        var result = await _command.RunAsync("policy", "init", "--endpoint", "demo-prod");

        result.ShouldBe(new CommandResult(
            ExitCode.BadInput, "", "shadow: Missing: --group GROUP, --role-arn ARN. Standard input is no terminal, so nothing is asked.\n"));
        Directory.EnumerateFileSystemEntries(_command.Folder).ShouldBeEmpty();
    }

    [Theory]
    [InlineData("--group", "a_b", "--group is \"a_b\", expected a model package group name")]
    [InlineData("--endpoint", "-x", "--endpoint is \"-x\", expected an endpoint name")]
    [InlineData("--role-arn", "arn:aws:iam::1:role/x", "--role-arn is \"arn:aws:iam::1:role/x\", expected a role ARN")]
    public async Task Init_NameThatIsNone_IsBadUsage(string option, string value, string message)
    {
        string[] given = ["--group", "demo", "--endpoint", "demo-prod", "--role-arn", Role];
        given[Array.IndexOf(given, option) + 1] = value;

        var result = await _command.RunAsync(["policy", "init", .. given.Select(word => word == "-x" ? "-x" : word)]);

        result.ExitCode.ShouldBe(ExitCode.BadInput);
        result.Error.ShouldContain(message);
    }

    [Fact]
    public async Task Init_FileExists_IsKeptUnlessForced()
    {
        var file = _command.Write("demo.json", "mine");
        var scenario = _command.Write("idle.json", """{"traffic": {"requestsPerMinute": 0}}""");
        string[] words = ["policy", "init", "--group", "demo", "--endpoint", "demo-prod", "--role-arn", Role, "--scenario", scenario];

        var kept = await _command.RunAsync(words);
        (await File.ReadAllTextAsync(file, TestContext.Current.CancellationToken)).ShouldBe("mine");
        var forced = await _command.RunAsync([.. words, "--force"]);

        kept.ShouldBe(new CommandResult(ExitCode.BadInput, "", $"shadow: {file} exists already; --force writes over it, --out FILE names another.\n"));
        (forced.ExitCode, forced.Error).ShouldBe((ExitCode.Done, ""));
        forced.Out.ShouldStartWith("Written: demo.json\n\n- demo-prod has less than an hour of recent metrics with requests");
        (await File.ReadAllTextAsync(file, TestContext.Current.CancellationToken)).ShouldContain("\"modelPackageGroup\": \"demo\"");
    }

    [Theory]
    [InlineData("""{"endpoint": {"exists": false}}""", "There is no endpoint demo-prod.")]
    [InlineData("""{"endpoint": {"variants": [{"serverless": true}]}}""", "demo-prod has no instances of its own")]
    [InlineData("""{"endpoint": {"variants": [{"name": "a"}, {"name": "b"}]}}""", "demo-prod has 2 production variants")]
    public async Task Init_EndpointThatCannotBeTested_FailsAndWritesNothing(string scenario, string because)
    {
        var result = await _command.RunAsync(
            "policy", "init", "--group", "demo", "--endpoint", "demo-prod", "--role-arn", Role, "--scenario", _command.Write("world.json", scenario), "--out", "new.json");

        (result.ExitCode, result.Out).ShouldBe((ExitCode.Failed, ""));
        result.Error.ShouldStartWith($"shadow: {because}");
        File.Exists(Path.Combine(_command.Folder, "new.json")).ShouldBeFalse();
    }

    [Fact]
    public async Task Init_SchemaBesideTheFile_IsNamedInIt()
    {
        Directory.CreateDirectory(Path.Combine(_command.Folder, "policies"));
        File.Copy(Repository.PathOf("policies", "policy.schema.json"), Path.Combine(_command.Folder, "policies", "policy.schema.json"));
        var scenario = _command.Write("quiet.json", """{"traffic": {"requestsPerMinute": 1}}""");

        var result = await _command.RunAsync("policy", "init", "--group", "demo", "--endpoint", "demo-prod", "--role-arn", Role, "--scenario", scenario);

        Golden.ShouldMatch(result.Out, "Init_HardlyAnyTraffic_SaysWhy");
        var text = await File.ReadAllTextAsync(Path.Combine(_command.Folder, "policies", "demo.json"), TestContext.Current.CancellationToken);
        JsonNode.Parse(text)!["$schema"]!.GetValue<string>().ShouldBe("./policy.schema.json");
        (await _command.RunAsync("policy", "validate", "--strict", Path.Combine(_command.Folder, "policies", "demo.json"))).ExitCode.ShouldBe(ExitCode.Done);
    }

    [Fact]
    public async Task Init_AtATerminal_AsksForWhatIsMissing()
    {
        using var line = new CommandLine { CanAsk = true, Input = "bad_name\ndemo\n" + Role + "\n" };
        line.Write("demo.json", "mine");
        var scenario = line.Write("world.json", """{"endpoint": {"exists": false}}""");

        var exitCode = await line.RunAsync("policy", "init", "--endpoint", "demo-prod", "--scenario", scenario, "--out", Path.Combine(line.Folder, "new.json"));

        exitCode.ShouldBe(ExitCode.Failed);
        line.Error.ShouldBe(
            "Model package group: It is \"bad_name\", expected a model package group name: letters, digits and hyphens, beginning and ending with a letter or digit.\n"
            + "Model package group: Role that SageMaker assumes for the test: shadow: There is no endpoint demo-prod.\n");
    }

    [Theory]
    [InlineData("n\n", ExitCode.BadInput)]
    [InlineData("", ExitCode.BadInput)]
    [InlineData("y\n", ExitCode.Failed)]
    public async Task Init_AtATerminalWithAFileThere_AsksBeforeItWritesOver(string answer, int exitCode)
    {
        using var line = new CommandLine { CanAsk = true, Input = answer };
        line.Write("demo.json", "mine");
        var scenario = line.Write("world.json", """{"endpoint": {"exists": false}}""");

        (await line.RunAsync("policy", "init", "--group", "demo", "--endpoint", "demo-prod", "--role-arn", Role, "--scenario", scenario)).ShouldBe(exitCode);

        line.Error.ShouldStartWith("FOLDER/demo.json exists. Write over it? [y/N]: ");
        File.ReadAllText(Path.Combine(line.Folder, "demo.json")).ShouldBe("mine");
    }

    [Fact]
    public async Task Validate_PolicyThatDoesNotFitItsEndpoint_SaysWhere()
    {
        var policy = _command.Write("p.json", Inputs.Policy(document =>
        {
            document["experiment"]!["duration"] = "2h";
            document["criteria"]!.AsArray().Add(new JsonObject { ["metric"] = "GPUUtilization", ["statistic"] = "Average", ["max"] = 90 });
        }));

        var result = await _command.RunAsync("policy", "validate", policy, "--scenario", _command.Write("quiet.json", """{"traffic": {"requestsPerMinute": 2}}"""));

        (result.ExitCode, result.Out).ShouldBe((ExitCode.BadInput, ""));
        result.Error.ShouldContain("error: $.criteria[4].max: limits GPUUtilization, which fraud-detector-prod on ml.m5.xlarge does not publish");
        result.Error.ShouldContain("warning: $.criteria[0].maxIncreasePercent: on fraud-detector-prod: ModelLatency p99 can be told to within");
    }

    public void Dispose() => _command.Dispose();
}
