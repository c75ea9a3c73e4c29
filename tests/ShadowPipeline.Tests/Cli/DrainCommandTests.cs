using System.Text.Json.Nodes;
using Amazon.DynamoDBv2;
using Microsoft.Extensions.DependencyInjection;
using ShadowPipeline.Cli;
using ShadowPipeline.Cli.Running;
using ShadowPipeline.Cli.Sources;
using ShadowPipeline.Functions.DynamoDb;
using ShadowPipeline.Tests.Functions;
using ShadowPipeline.Tests.Local.DynamoDb;

namespace ShadowPipeline.Tests.Cli;

/// <summary><c>shadow drain</c> on a database of this machine, and over the wire.</summary>
[Collection(SharedEngine.Name)]
public sealed class DrainCommandTests(EngineFixture engine)
{
    [Fact]
    public async Task Drain_Account_TellsWhatIsLeft()
    {
        await using var bench = await Workbench.StartAsync(engine);
        var desk = new ApprovalDesk(bench, 8, 9);
        await desk.ApproveAsync();
        await desk.StartTestAsync();
        await desk.ApproveAsync(8);
        using var command = Account(bench);

        var begun = await RunAsync(bench, command, []);
        await desk.ApproveAsync(9);
        await bench.AdvanceToAsync(bench.Clock.GetUtcNow().AddHours(1));
        var status = await RunAsync(bench, command, "--status", "--json");
        await desk.RejectAsync();
        await desk.ReleaseAsync();
        var drained = await RunAsync(bench, command, []);
        var off = await RunAsync(bench, command, "--off", "--json");

        begun.ShouldBe(new CommandResult(
            ExitCode.Done,
            $"""
            Draining     since 2026-11-20 11:00:05 UTC, by ann with shadow drain
            Running      1 test
                         {Workbench.RunId}
            Waiting      1 run, started when the drain has ended
            Held         no approvals

            Not drained yet: what runs ends normally.

            """.ReplaceLineEndings("\n"),
            ""));
        JsonNode.Parse(status.Out)!.ToJsonString().ShouldBe(
            $$"""{"draining":true,"since":"2026-11-20T11:00:05Z","by":"ann with shadow drain","drained":false,"running":["{{Workbench.RunId}}"],"waiting":1,"heldApprovals":1}""");
        drained.Out.ShouldContain("Running      no tests\nWaiting      1 run, started when the drain has ended\nHeld         1 approval, tested when the drain has ended\n");
        drained.Out.ShouldEndWith("\nDrained: nothing runs.\n");
        JsonNode.Parse(off.Out)!.ToJsonString().ShouldBe("""{"draining":false,"since":null,"by":null,"drained":false,"running":[],"waiting":1,"heldApprovals":1}""");
        (await RunAsync(bench, command, "--status")).Out.ShouldBe(
            "Draining     no: approvals are tested\nRunning      no tests\nWaiting      1 run\nHeld         1 approval, registered at the next look of ReconcileRuns\n");
    }

    [Fact]
    public async Task Drain_NothingRuns_IsDrainedOnlyWhenWhatJustBeganMustShow()
    {
        await using var bench = await Workbench.StartAsync(engine);
        using var command = Account(bench);

        var first = await RunAsync(bench, command, []);
        await bench.AdvanceToAsync(bench.Clock.GetUtcNow().AddMinutes(5).AddSeconds(-1));
        var early = await RunAsync(bench, command, "--json");
        await bench.AdvanceToAsync(bench.Clock.GetUtcNow().AddSeconds(1));
        var settled = await RunAsync(bench, command, "--json");

        first.Out.ShouldEndWith("\nNothing runs. Ask again after 2026-11-20 09:05:05 UTC: what was just being started may not show yet.\n");
        ((bool)JsonNode.Parse(early.Out)!["drained"]!).ShouldBeFalse();
        ((bool)JsonNode.Parse(settled.Out)!["drained"]!).ShouldBeTrue();
    }

    [Fact]
    public async Task Drain_Database_StopsRunUntilItIsOff()
    {
        using var command = new RealCommand();
        var policy = command.Write("policy.json", Inputs.ShortPolicy());
        (await command.RunAsync("drain")).Out.ShouldContain("Draining     since ");

        var refused = await command.RunAsync("run", Inputs.Approval, "--policy", policy);
        (await command.RunAsync("drain", "--off")).ExitCode.ShouldBe(ExitCode.Done);
        var run = await command.RunAsync("run", Inputs.Approval, "--policy", policy);

        refused.Out.ShouldStartWith("Nothing was started. The deployment drains since ");
        run.ExitCode.ShouldBe(ExitCode.Done, run.Error);
        run.Out.ShouldContain("PROMOTE   AllCriteriaPassed");
    }

    [Fact]
    public async Task Drain_OffAndStatus_AreBadUsage()
    {
        using var command = new RealCommand();

        (await command.RunAsync("drain", "--off", "--status")).ShouldBe(
            new CommandResult(ExitCode.BadInput, "", "shadow: --off ends the drain and --status changes nothing: only one of them can be given.\n"));
    }

    [Fact]
    public async Task Drain_NoSuchTables_NamesWhatChoosesThem()
    {
        await using var bench = await Workbench.StartAsync(engine);
        using var command = Account(bench);

        var result = await command.RunAsync("drain", "--aws", "--table-prefix", "nobodys");

        result.ExitCode.ShouldBe(ExitCode.Failed);
        result.Error.ShouldBe("shadow: There is no table nobodys-runs in eu-west-1: --table-prefix names the deployment's prefix, AWS_REGION its region.\n");
    }

    private static RealCommand Account(Workbench bench) => new()
    {
        Time = bench.Clock,
        Environment = name => name == "USER" ? "ann" : null,
        OpenAccount = request => Task.FromResult(new AwsAccount(
            request, "eu-west-1", services => services.AddSingleton<IAmazonDynamoDB>(_ => LocalClients.DynamoDb(bench.Address, "eu-west-1")))),
    };

    private static Task<CommandResult> RunAsync(Workbench bench, RealCommand command, params string[] options) =>
        command.RunAsync(["drain", "--aws", "--table-prefix", bench.Get<Tables>().Runs[..^"-runs".Length], .. options]);
}
