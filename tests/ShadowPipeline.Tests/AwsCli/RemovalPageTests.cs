using System.Text.Json.Nodes;
using Amazon.DynamoDBv2;
using Microsoft.Extensions.DependencyInjection;
using ShadowPipeline.Cli.Running;
using ShadowPipeline.Cli.Sources;
using ShadowPipeline.Tests.Cli;
using ShadowPipeline.Tests.Documentation;

namespace ShadowPipeline.Tests.AwsCli;

/// <summary>The commands of the page about removal, as they are printed there, against local AWS.</summary>
public sealed class RemovalPageTests : IAsyncLifetime
{
    private const string Page = "docs/operating.md";

    private readonly List<string> _executions = [];
    private AwsCliBench _bench = null!;
    private RealCommand _shadow = null!;

    public async ValueTask InitializeAsync()
    {
        _bench = await AwsCliBench.StartAsync(await AwsCliClient.OldAsync());
        _shadow = new RealCommand
        {
            Time = _bench.Time,
            Environment = name => name == "USER" ? "ann" : null,
            OpenAccount = request => Task.FromResult(new AwsAccount(
                request, _bench.World.Region, services => services.AddSingleton<IAmazonDynamoDB>(_ => LocalClients.DynamoDb(_bench.World.Address, _bench.World.Region)))),
        };
    }

    public async ValueTask DisposeAsync()
    {
        _shadow?.Dispose();
        if (_bench is not null)
        {
            await _bench.DisposeAsync();
        }
    }

    [Fact]
    public async Task Removal_WaitedFor_EndsWhatRunsAndStartsNothingMore()
    {
        await ApproveAsync(^1);
        (await RunningAsync()).Count.ShouldBe(1);

        var begun = await TypeAsync(Commands("Removal")[0]);
        await ApproveAsync(^2);
        await _bench.AdvanceAsync(TimeSpan.FromHours(2));
        var meanwhile = await TypeAsync(Commands("Removal")[0]);
        await _bench.AdvanceAsync(TimeSpan.FromHours(40));
        var atLast = await TypeAsync(Commands("Removal")[0]);

        begun.ShouldContain("Draining     since 2026-11-20 09:10:00 UTC, by ann with shadow drain\nRunning      1 test\n");
        meanwhile.ShouldContain("Running      1 test\n");
        meanwhile.ShouldContain("Held         1 approval, tested when the drain has ended\n");
        meanwhile.ShouldEndWith("\nNot drained yet: what runs ends normally.\n");
        atLast.ShouldBe(
            """
            Draining     since 2026-11-20 09:10:00 UTC, by ann with shadow drain
            Running      no tests
            Waiting      no runs
            Held         1 approval, tested when the drain has ended

            Drained: nothing runs.

            """.ReplaceLineEndings("\n"));
        (await RunningAsync()).ShouldBeEmpty();
        _executions.Count.ShouldBe(1, "nothing was started after the drain began");
    }

    [Fact]
    public async Task Removal_OfWhoCannotWait_EndsExperimentsAtOnce()
    {
        await ApproveAsync(^1);
        await _bench.AdvanceAsync(TimeSpan.FromHours(3));
        var commands = Commands("Removal");
        await TypeAsync(commands[0]);

        var running = JsonNode.Parse(await TypeAsync(commands[1]))!["executions"]!.AsArray().ShouldHaveSingleItem()!;
        await TypeAsync(commands[2], (string)running["executionArn"]!);
        await _bench.AdvanceAsync(TimeSpan.FromHours(2));

        (await TypeAsync(commands[0])).ShouldEndWith("\nDrained: nothing runs.\n");
        var described = await _bench.CallAsync("sagemaker", "describe-inference-experiment", "--name", (string)running["name"]!);
        ((string)described!["Status"]!).ShouldBe("Cancelled");
    }

    [Fact]
    public void Drain_OfBothSections_IsTheSameCommand() => Commands("Drain").ShouldHaveSingleItem().Words.ShouldBe(Commands("Removal")[0].Words);

    // Every command of a section, in order.
    private static List<ShellLine> Commands(string section)
    {
        var page = DocumentPage.Read(Page);
        var lines = page.Lines.ToList();
        var from = lines.IndexOf($"## {section}");
        var to = lines.FindIndex(from + 1, line => line.StartsWith("## ", StringComparison.Ordinal));
        var commands = new List<string>();
        var open = false;
        foreach (var line in lines[from..to])
        {
            if (line.Trim() == "```")
            {
                open = !open;
            }
            else if (open)
            {
                commands.Add(line.Trim());
            }
        }

        return [.. ShellLines.Of(commands)];
    }

    private async Task<string> TypeAsync(ShellLine line, string execution = "")
    {
        string[] arguments =
        [
            .. line.Arguments.Select(word => word
                .Replace("<NamePrefix>", _bench.World.TablePrefix, StringComparison.Ordinal)
                .Replace("STATE_MACHINE_ARN", _bench.World.StateMachineArn, StringComparison.Ordinal)
                .Replace("EXECUTION_ARN", execution, StringComparison.Ordinal)),
        ];
        if (line.Command == "aws")
        {
            return (await _bench.CallAsync(arguments))?.ToJsonString() ?? "";
        }

        line.Command.ShouldBe("shadow");
        var result = await _shadow.RunAsync(arguments);
        (result.ExitCode, result.Error).ShouldBe((0, ""));
        return result.Out;
    }

    private async Task ApproveAsync(Index package)
    {
        await _bench.CallAsync(
            "sagemaker", "update-model-package", "--model-package-arn", _bench.World.PendingModelPackages[package], "--model-approval-status", "Approved");
        await _bench.AdvanceAsync(TimeSpan.FromMinutes(10));
    }

    private async Task<IReadOnlyList<string>> RunningAsync()
    {
        var all = (await _bench.CallAsync("stepfunctions", "list-executions", "--state-machine-arn", _bench.World.StateMachineArn))!["executions"]!.AsArray();
        foreach (var name in all.Select(execution => (string)execution!["name"]!).Where(name => !_executions.Contains(name)))
        {
            _executions.Add(name);
        }

        return [.. all.Where(execution => (string)execution!["status"]! == "RUNNING").Select(execution => (string)execution!["name"]!)];
    }
}
