using System.Diagnostics;
using System.Runtime.InteropServices;
using System.Text.Json.Nodes;
using Microsoft.Extensions.DependencyInjection;
using ShadowPipeline.Cli;
using ShadowPipeline.Cli.Running;
using ShadowPipeline.Functions.DynamoDb;
using ShadowPipeline.Functions.Ports;
using ShadowPipeline.Policies;
using ShadowPipeline.Tests.Functions;
using ShadowPipeline.Tests.Local.DynamoDb;

namespace ShadowPipeline.Tests.Cli;

/// <summary>An approval whose event was lost, over the wire against local AWS.</summary>
[Collection(SharedEngine.Name)]
public sealed class StartCommandTests(EngineFixture engine)
{
    private const string Package = "arn:aws:sagemaker:eu-west-1:111122223333:model-package/fraud-detector/7";

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Start_ApprovedVersion_StartsItsRunOnce()
    {
        await using var bench = await StartAsync("{}");

        var first = await RunAsync(bench, "--model-package", Package, "--json");
        var second = await RunAsync(bench, "--model-package", Package);

        first.ExitCode.ShouldBe(ExitCode.Done, first.Error);
        var document = JsonNode.Parse(first.Out)!;
        document["started"]!.GetValue<bool>().ShouldBeTrue();
        document["known"]!.GetValue<bool>().ShouldBeFalse();
        document["runIds"]!.AsArray().ShouldHaveSingleItem()!.GetValue<string>().ShouldBe(Workbench.RunId);
        (second.ExitCode, second.Out, second.Error).ShouldBe((ExitCode.Done, $"The run exists already: {Workbench.RunId}\n", ""));
        var run = await bench.RunAsync();
        run.ModelPackageArn.ShouldBe(Package);
        run.ApprovedAt.ShouldBe(bench.World.Facts.StartsAt);
        (await bench.Runs.HeadOfQueueAsync(Workbench.Endpoint, Token)).ShouldBe(Workbench.RunId);
        bench.StepFunctions.HistoryOf(Workbench.StateMachine.Replace(":stateMachine:", ":execution:", StringComparison.Ordinal) + ":" + Workbench.RunId).ShouldNotBeEmpty();
    }

    [Fact]
    public async Task Start_TheEventArrivesAfterAll_IsTheSameRun()
    {
        await using var bench = await StartAsync("{}");
        (await RunAsync(bench, "--model-package", Package)).Out.ShouldBe($"Started: {Workbench.RunId}\n");

        var answer = JsonNode.Parse(await bench.InvokeAsync("StartShadowTest", Workbench.Event("model-approved.json")))!;

        answer["runIds"]!.AsArray().ShouldHaveSingleItem()!.GetValue<string>().ShouldBe(Workbench.RunId);
    }

    [Fact]
    public async Task Start_RejectedVersion_StartsNothing()
    {
        await using var bench = await StartAsync("""{"modelPackage": {"approvalStatus": "Rejected"}}""");

        var result = await RunAsync(bench, "--model-package", Package, "--json");

        result.ExitCode.ShouldBe(ExitCode.Failed);
        JsonNode.Parse(result.Out)!["started"]!.GetValue<bool>().ShouldBeFalse();
        result.Error.ShouldBe("shadow: Version 7 of fraud-detector is Rejected, not Approved.\n");
    }

    [Fact]
    public async Task Start_GroupWithoutPolicy_StartsNothing()
    {
        await using var bench = await Workbench.StartAsync(engine);

        var result = await RunAsync(bench, "--model-package", Package);

        (result.ExitCode, result.Out, result.Error).ShouldBe((ExitCode.Failed, "", "shadow: No policy answers the model package group fraud-detector.\n"));
    }

    [Fact]
    public async Task Start_WhileTheDeploymentDrains_IsRefusedAndNotRemembered()
    {
        await using var bench = await StartAsync("{}");
        var drains = bench.Get<IDrainStore>();
        await drains.BeginAsync(new Drain(bench.Clock.GetUtcNow(), "ann"), Token);

        var result = await RunAsync(bench, "--model-package", Package);
        await drains.EndAsync(Token);

        var since = $"{bench.Clock.GetUtcNow().UtcDateTime:yyyy-MM-dd HH:mm:ss}";
        result.ShouldBe(new CommandResult(
            ExitCode.Failed, "", $"shadow: The deployment drains since {since} UTC (by ann): no new test is started. \"shadow drain --off\" ends that.\n"));
        (await drains.ListHeldAsync(10, Token)).ShouldBeEmpty();
        (await bench.Runs.FindApprovalAsync(Package, Token)).ShouldBeNull();
        (await RunAsync(bench, "--model-package", Package)).ExitCode.ShouldBe(ExitCode.Done);
    }

    [Fact]
    public async Task Start_UnknownVersion_SaysSo()
    {
        await using var bench = await StartAsync("{}");
        const string other = "arn:aws:sagemaker:eu-west-1:111122223333:model-package/fraud-detector/99";

        var result = await RunAsync(bench, "--model-package", other);

        result.ExitCode.ShouldBe(ExitCode.Failed);
        result.Error.ShouldStartWith($"shadow: There is no model package {other}.\n");
    }

    [Fact]
    public async Task Start_OtherPrefix_SaysThatThereAreNoTables()
    {
        await using var bench = await StartAsync("{}");

        var result = await RunAsync(bench, "--model-package", Package, "--table-prefix", "nobodys");

        result.ExitCode.ShouldBe(ExitCode.Failed);
        result.Error.ShouldStartWith("shadow: There are no tables nobodys-… in 111122223333, eu-west-1: --table-prefix names the deployment's.\n");
    }

    [Fact]
    public async Task Start_OtherStateMachine_SaysSoAndFinishesWhenRepeated()
    {
        await using var bench = await StartAsync("{}");

        var result = await RunAsync(bench, "--model-package", Package, "--state-machine", Workbench.StateMachine + "-2");

        result.ExitCode.ShouldBe(ExitCode.Failed);
        result.Error.ShouldStartWith($"shadow: There is no state machine {Workbench.StateMachine}-2: --state-machine names the deployment's.");
        (await RunAsync(bench, "--model-package", Package)).ExitCode.ShouldBe(ExitCode.Done);
    }

    [Theory]
    [InlineData("fraud-detector/7")]
    [InlineData("arn:aws:sagemaker:eu-west-1:111122223333:model-package/fraud-detector")]
    [InlineData("arn:aws:sagemaker:eu-west-1:1:model-package/fraud-detector/7")]
    [InlineData("arn:aws:sagemaker:eu-west-1:111122223333:model-package/fraud-detector/0")]
    public async Task Start_NoVersion_IsBadUsage(string arn)
    {
        using var line = new RealCommand { StartRun = (request, token) => Backfill.StartAsync(request, token) };

        var result = await line.RunAsync("start", "--model-package", arn);

        result.ExitCode.ShouldBe(ExitCode.BadInput);
        result.Error.ShouldStartWith($"shadow: \"{arn}\" is no version of a model package; ");
    }

    [Fact]
    public async Task Start_StateMachineIsNotNamed_IsThePrefixsInTheVersionsAccount()
    {
        BackfillRequest? asked = null;
        using var line = new RealCommand
        {
            StartRun = (request, _) =>
            {
                asked = request;
                return Task.FromResult(new BackfillOutcome(null, ["one", "two"], false, "arn"));
            },
        };

        var result = await line.RunAsync("start", "--model-package", Package);

        asked.ShouldBe(new BackfillRequest(Package, "shadow-pipeline", null));
        result.Out.ShouldBe("Started: one, two\n");
    }

    [Fact]
    public async Task Start_NoCredentialsAnywhere_SaysHowToGiveSome()
    {
        using var folder = new TemporaryFolder();
        var result = await ProcessAsync($"HOME={folder.Path}", "AWS_EC2_METADATA_DISABLED=true");

        result.ExitCode.ShouldBe(ExitCode.Failed);
        result.Out.ShouldBeEmpty();
        result.Error.ShouldStartWith("shadow: There are no AWS credentials: set AWS_PROFILE, ");
    }

    [Fact]
    public async Task Start_ProfileThatLogsIn_SaysHowToHandItsCredentialsOn()
    {
        using var folder = new TemporaryFolder();
        await File.WriteAllTextAsync(folder.File("config"), Profiles.LogsIn, Token);

        var result = await ProcessAsync($"HOME={folder.Path}", $"AWS_CONFIG_FILE={folder.File("config")}", "AWS_PROFILE=mine", "AWS_EC2_METADATA_DISABLED=true");

        result.ExitCode.ShouldBe(ExitCode.Failed);
        result.Error.ShouldContain("eval \"$(aws configure export-credentials --format env)\"");
    }

    [Fact]
    public async Task Start_ProfileAndEndpointOfTheEnvironment_AreUsed()
    {
        await using var bench = await StartAsync("{}");
        using var folder = new TemporaryFolder();
        await File.WriteAllTextAsync(folder.File("config"), "[profile mine]\naws_access_key_id = local\naws_secret_access_key = local\n", Token);

        var result = await ProcessAsync(
            $"HOME={folder.Path}",
            $"AWS_CONFIG_FILE={folder.File("config")}",
            "AWS_PROFILE=mine",
            $"AWS_ENDPOINT_URL={bench.Address}",
            $"AWS_ENDPOINT_URL_DYNAMODB={engine.Client.Config.ServiceURL}",
            $"PREFIX={bench.Get<Tables>().Decisions[..^"-decisions".Length]}");

        (result.ExitCode, result.Out, result.Error).ShouldBe((ExitCode.Done, $"Started: {Workbench.RunId}\n", ""));
    }

    private static async Task<CommandResult> ProcessAsync(params string[] environment)
    {
        var prefix = environment.FirstOrDefault(one => one.StartsWith("PREFIX=", StringComparison.Ordinal))?["PREFIX=".Length..] ?? "shadow-pipeline";
        var root = Path.GetFullPath(Path.Combine(RuntimeEnvironment.GetRuntimeDirectory(), "..", "..", ".."));
        string[] arguments =
        [
            "-i", .. environment, $"DOTNET_ROOT={root}", Path.Combine(AppContext.BaseDirectory, "shadow"), "start", "--model-package", Package,
            "--table-prefix", prefix, "--state-machine", Workbench.StateMachine,
        ];
        using var process = Process.Start(new ProcessStartInfo("/usr/bin/env", arguments) { RedirectStandardOutput = true, RedirectStandardError = true })!;
        var error = process.StandardError.ReadToEndAsync(Token);
        var output = await process.StandardOutput.ReadToEndAsync(Token);
        await process.WaitForExitAsync(Token);
        return new CommandResult(process.ExitCode, output, await error);
    }

    private async Task<Workbench> StartAsync(string scenario)
    {
        var bench = await Workbench.StartAsync(engine, scenario);
        var text = await File.ReadAllTextAsync(Repository.PathOf("policies", "fraud-detector.json"), Token);
        await new DynamoPolicyStore(engine.Client, bench.Get<Tables>(), bench.Clock).SaveAsync(PolicyReader.Read(text), Token);
        return bench;
    }

    private async Task<CommandResult> RunAsync(Workbench bench, params string[] arguments)
    {
        string[] usual =
        [
            .. arguments.Contains("--table-prefix") ? (string[])[] : ["--table-prefix", bench.Get<Tables>().Decisions[..^"-decisions".Length]],
            .. arguments.Contains("--state-machine") ? (string[])[] : ["--state-machine", Workbench.StateMachine],
        ];
        using var line = new RealCommand
        {
            StartRun = (request, token) => Backfill.StartAsync(
                request, services => services.AddLocalClients(bench.Address, "eu-west-1").AddSingleton(engine.Client), bench.Clock, token),
        };
        return await line.RunAsync(["start", .. arguments, .. usual]);
    }
}
