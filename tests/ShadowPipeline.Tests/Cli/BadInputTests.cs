using System.Text.Json.Nodes;
using ShadowPipeline.Cli;

namespace ShadowPipeline.Tests.Cli;

/// <summary>Bad input is one message with every problem in it, exit code 2, and nothing written.</summary>
public sealed class BadInputTests : IDisposable
{
    private readonly RealCommand _command = new();

    public static TheoryData<string, string[]> BadEvents => new()
    {
        { "not JSON", ["$: is not JSON: ", "(line 1, column 2)"] },
        { "", ["$: is not JSON"] },
        { "[]", ["$: is a list, expected an object"] },
        {
            "{}",
            ["$.source: is required", "$.detail-type: is required", "$.account: is required", "$.region: is required", "$.time: is required", "$.detail: is required"]
        },
        {
            Inputs.Event(document => document["detail-type"] = "SageMaker Endpoint State Change"),
            ["$.detail-type: is \"SageMaker Endpoint State Change\", expected \"SageMaker Model Package State Change\""]
        },
        { Inputs.Event(document => document["detail"]!.AsObject().Remove("ModelPackageArn")), ["$.detail.ModelPackageArn: is required"] },
        {
            Inputs.Event(document =>
            {
                document["detail"]!["ModelPackageArn"] = "fraud-detector/7";
                document["resources"] = new JsonArray("fraud-detector/7");
            }),
            ["$.detail.ModelPackageArn: is \"fraud-detector/7\", expected arn:aws:sagemaker:<region>:<12 digits>:model-package/<group>/<version>"]
        },
        {
            Inputs.Event(document =>
            {
                document["source"] = "my.own";
                document["account"] = "12";
                document["time"] = "yesterday";
                document["detail"]!["ModelPackageVersion"] = 0;
            }),
            ["$.source: is \"my.own\"", "$.account: is \"12\"", "$.time: is \"yesterday\"", "$.detail.ModelPackageVersion: is 0"]
        },
    };

    public static TheoryData<string, string[]> BadPolicies => new()
    {
        { "not JSON", ["$: is not JSON"] },
        { Inputs.Policy(policy => policy["criterias"] = new JsonArray()), ["$.criterias: is not a known key (did you mean \"criteria\"?)"] },
        {
            Inputs.Policy(policy => policy["experiment"]!["sampling"] = 5),
            ["$.experiment.sampling: is not a known key"]
        },
        { Inputs.Policy(policy => policy["criteria"]![0]!["maxIncreasePercent"] = -1), ["$.criteria[0].maxIncreasePercent: is -1"] },
        { Inputs.Policy(policy => policy["criteria"]![0]!["maxIncreasePercent"] = "NaN"), ["$.criteria[0].maxIncreasePercent: is \"NaN\""] },
        {
            Inputs.Policy(_ => { }).Replace("\"maxIncreasePercent\":10", "\"maxIncreasePercent\":NaN", StringComparison.Ordinal),
            ["$: is not JSON"]
        },
        { Inputs.Policy(policy => policy["experiment"]!["duration"] = "59m"), ["$.experiment.duration: is \"59m\", expected 1h to 30d"] },
        { Inputs.Policy(policy => policy["experiment"]!["duration"] = "31d"), ["$.experiment.duration: is \"31d\", expected 1h to 30d"] },
        { Inputs.Policy(policy => policy["experiment"]!["samplingPercentage"] = 0), ["$.experiment.samplingPercentage: is 0"] },
        { Inputs.Policy(policy => policy["experiment"]!["samplingPercentage"] = 101), ["$.experiment.samplingPercentage: is 101"] },
        {
            Inputs.Policy(policy =>
            {
                policy["experiment"]!["duration"] = "31d";
                policy["experiment"]!["samplingPercentage"] = 0;
                policy["criteria"]![0]!["maxIncreasePercent"] = -1;
                policy["colour"] = "blue";
            }),
            ["(4 problems)", "$.experiment.duration: ", "$.experiment.samplingPercentage: ", "$.criteria[0].maxIncreasePercent: ", "$.colour: "]
        },
    };

    [Theory]
    [MemberData(nameof(BadEvents))]
    public async Task Event_ThatCannotBeUsed_IsRefusedWhole(string text, string[] problems)
    {
        var path = _command.Write("event.json", text);

        await ShouldRefuseAsync("approval event", path, problems, ["run", path], ["plan", path], ["run", path, "--json"]);
    }

    [Theory]
    [MemberData(nameof(BadPolicies))]
    public async Task Policy_ThatCannotBeUsed_IsRefusedWhole(string text, string[] problems)
    {
        var path = _command.Write("policy.json", text);

        await ShouldRefuseAsync(
            "policy", path, problems, ["run", Inputs.Approval, "--policy", path], ["plan", Inputs.Approval, "--policy", path], ["policy", "validate", path]);
    }

    [Fact]
    public async Task Scenario_ThatCannotBeUsed_IsRefusedWhole()
    {
        var path = _command.Write("world.json", """{"colour": 1, "shadow": {"cpu": -3, "tail": 2}}""");

        await ShouldRefuseAsync("scenario", path, ["(3 problems)", "$.colour", "$.shadow.cpu", "$.shadow.tail"],
            ["run", Inputs.Approval, "--scenario", path], ["plan", Inputs.Approval, "--scenario", path]);
    }

    [Fact]
    public async Task Scenario_BesideTheEvent_IsNamedInItsRefusal()
    {
        var approval = _command.Write("mine.json", await File.ReadAllTextAsync(Inputs.Approval, TestContext.Current.CancellationToken));
        var beside = _command.Write("mine.scenario.json", """{"colour": 1}""");

        await ShouldRefuseAsync("scenario", beside, ["(1 problem)", "$.colour"], ["run", approval], ["plan", approval]);
    }

    [Fact]
    public async Task Files_ThatAreNone_AreRefused()
    {
        var missing = Path.Combine(_command.Folder, "missing.json");
        var attempts = new[]
        {
            (What: "an approval event", Arguments: (string[])["run"]), ("an approval event", ["plan"]), ("a policy", ["policy", "validate"]),
            ("a policy", ["run", Inputs.Approval, "--policy"]), ("a scenario", ["run", Inputs.Approval, "--scenario"]),
        };
        foreach (var (what, arguments) in attempts)
        {
            (await _command.RunAsync([.. arguments, missing])).ShouldBe(
                new CommandResult(ExitCode.BadInput, "", $"shadow: {missing} does not exist; a JSON file with {what} was expected.\n"));
            (await _command.RunAsync([.. arguments, _command.Folder])).ShouldBe(
                new CommandResult(ExitCode.BadInput, "", $"shadow: {_command.Folder} is a folder; a JSON file with {what} was expected.\n"));
        }

        Directory.EnumerateFileSystemEntries(_command.Folder).ShouldBeEmpty();
    }

    public void Dispose() => _command.Dispose();

    private async Task ShouldRefuseAsync(string subject, string path, string[] problems, params string[][] commands)
    {
        var before = Directory.GetFileSystemEntries(_command.Folder);
        foreach (var arguments in commands)
        {
            var result = await _command.RunAsync(arguments);

            result.ExitCode.ShouldBe(ExitCode.BadInput, result.Error);
            result.Out.ShouldBeEmpty();
            result.Error.ShouldStartWith($"shadow: {path}: the {subject} cannot be used (");
            problems.ShouldAllBe(problem => result.Error.Contains(problem), result.Error);
            result.Error.ShouldNotContain("Exception");
            result.Error.ShouldNotContain("   at ");
        }

        Directory.GetFileSystemEntries(_command.Folder).ShouldBe(before, ignoreOrder: true);
    }
}
