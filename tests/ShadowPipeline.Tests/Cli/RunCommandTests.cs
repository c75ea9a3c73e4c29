using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using ShadowPipeline.Approvals;
using ShadowPipeline.Cli;
using ShadowPipeline.Cli.Running;
using ShadowPipeline.Decisions;
using ShadowPipeline.Validation;
using Spectre.Console;

namespace ShadowPipeline.Tests.Cli;

public sealed partial class RunCommandTests
{
    [Fact]
    public async Task Run_Promote_PrintsTimelineAndVerdict()
    {
        using var line = Deciding(Samples.Promote());

        (await line.RunAsync("run", line.Write("event.json", "{}"))).ShouldBe(ExitCode.Done, line.Error);

        line.Error.ShouldBeEmpty();
        Golden.ShouldMatch(line.Out);
    }

    [Fact]
    public async Task Run_CriterionFailed_PrintsWhy()
    {
        using var line = Deciding(Samples.Regression());

        (await line.RunAsync("run", line.Write("event.json", "{}"), "--db", "my db.db")).ShouldBe(ExitCode.Done, line.Error);

        Golden.ShouldMatch(line.Out);
    }

    [Fact]
    public async Task Run_EndpointIneligible_NeedsNoTable()
    {
        using var line = Deciding(Samples.Ineligible());

        (await line.RunAsync("run", line.Write("event.json", "{}"))).ShouldBe(ExitCode.Done, line.Error);

        Golden.ShouldMatch(line.Out);
    }

    [Fact]
    public async Task Run_WideConsole_UsesOneLinePerLimit()
    {
        using var line = new CommandLine(width: 120) { Pipeline = PipelineEnding(new RunOutcome(true, null, [Samples.Promote()], true)) };

        (await line.RunAsync("run", line.Write("event.json", "{}"))).ShouldBe(ExitCode.Done, line.Error);

        Golden.ShouldMatch(line.Out);
    }

    [Fact]
    public async Task Run_NarrowConsole_BreaksNoNameAndFitsOtherwise()
    {
        using var line = Deciding(Samples.Promote());

        await line.RunAsync("run", line.Write("event.json", "{}"));

        line.Out.ShouldContain(Samples.Promote().ModelPackageArn);
        line.Out.Split('\n').Where(text => text.TrimEnd().Length > 80).ShouldAllBe(text => text.Contains(Samples.Promote().ModelPackageArn)
            || text.Contains(Samples.Promote().Id));
    }

    [Fact]
    public async Task Run_JsonOfOneEndpoint_IsTheRecord()
    {
        using var line = Deciding(Samples.Promote());

        (await line.RunAsync("run", line.Write("event.json", "{}"), "--json")).ShouldBe(ExitCode.Done, line.Error);

        var record = JsonNode.Parse(line.Out)!.AsObject();
        record["id"]!.GetValue<string>().ShouldBe(Samples.Promote().Id);
        record.ContainsKey("report").ShouldBeTrue("what is not known is null, never left out");
        line.Error.ShouldContain("throttled");
        line.Error.ShouldNotContain("PollExperiment");
    }

    [Fact]
    public async Task Run_JsonOfSeveralEndpoints_IsAnArray()
    {
        using var line = Deciding(Samples.Promote(), Samples.Ineligible());

        await line.RunAsync("run", line.Write("event.json", "{}"), "--json");

        JsonNode.Parse(line.Out)!.AsArray().Select(record => (string?)record!["decision"]).ShouldBe(["Promote", "Reject"]);
    }

    [Fact]
    public async Task Run_NothingStarted_SaysWhyOnStandardOutput()
    {
        var outcome = new RunOutcome(false, "Version 7 of x is Rejected, not Approved.", [], false);
        using var line = new CommandLine { Pipeline = new FakePipeline { OnRun = (_, _, _) => Task.FromResult(outcome) } };
        var approval = line.Write("event.json", "{}");

        (await line.RunAsync("run", approval)).ShouldBe(ExitCode.Done);
        line.Out.ShouldBe("Nothing was started. Version 7 of x is Rejected, not Approved.\n");

        using var json = new CommandLine { Pipeline = line.Pipeline };
        (await json.RunAsync("run", approval, "--json")).ShouldBe(ExitCode.Done);
        JsonNode.DeepEquals(JsonNode.Parse(json.Out), JsonNode.Parse("""{"started": false, "reason": "Version 7 of x is Rejected, not Approved."}"""))
            .ShouldBeTrue(json.Out);
    }

    [Fact]
    public async Task Run_RepeatedEvent_SaysSo()
    {
        using var line = new CommandLine { Pipeline = PipelineEnding(new RunOutcome(true, null, [Samples.Promote()], true)) };

        await line.RunAsync("run", line.Write("event.json", "{}"));

        line.Out.ShouldContain("Already decided on 2026-11-21 09:20:00 UTC");
    }

    [Fact]
    public async Task Run_StandardInput_IsTheEvent()
    {
        using var line = new CommandLine { Pipeline = PipelineEnding(new RunOutcome(true, null, [Samples.Promote()], false)), Input = "{\"a\": 1}" };

        (await line.RunAsync("run", "-", "--seed", "7", "--policy", "p.json", "--scenario", "s.json")).ShouldBe(ExitCode.Done, line.Error);

        var request = line.Pipeline.Requests.ShouldHaveSingleItem();
        request.ShouldBe(new RunRequest("-", "p.json", "s.json", Path.Combine(line.Folder, ".shadow", "decisions.db"), 7) { EventText = "{\"a\": 1}" });
        Directory.Exists(Path.Combine(line.Folder, ".shadow")).ShouldBeFalse("bad input must write nothing, so the runner creates the folder");
    }

    [Fact]
    public async Task Run_InvalidEvent_ListsAllProblemsAndTheFile()
    {
        using var line = Throwing(new InvalidApprovalEventException([new Problem("$.detail", "is missing"), new Problem("$.source", "is \"x\x1b[2J\"; \"aws.sagemaker\" was expected")]));

        (await line.RunAsync("run", line.Write("event.json", "{}"))).ShouldBe(ExitCode.BadInput);

        line.Out.ShouldBeEmpty();
        Golden.ShouldMatch(line.Error);
    }

    [Fact]
    public async Task Run_Failure_IsOneSentenceWithoutStackTrace()
    {
        using var line = Throwing(new InvalidOperationException("The DynamoDB engine did not start"));

        (await line.RunAsync("run", line.Write("event.json", "{}"))).ShouldBe(ExitCode.Failed);

        Golden.ShouldMatch(line.Error);
    }

    [Fact]
    public async Task Run_FailureWithDebug_ShowsTheStackTrace()
    {
        using var line = new CommandLine
        {
            Pipeline = new FakePipeline { OnRun = (_, _, _) => throw new InvalidOperationException("Broken") },
            Debug = true,
        };

        (await line.RunAsync("run", line.Write("event.json", "{}"))).ShouldBe(ExitCode.Failed);

        line.Error.ShouldContain("System.InvalidOperationException: Broken");
    }

    [Fact]
    public async Task Run_Cancelled_Exits130()
    {
        using var source = new CancellationTokenSource();
        using var line = new CommandLine
        {
            Pipeline = new FakePipeline
            {
                OnRun = (_, _, token) =>
                {
                    source.Cancel();
                    token.ThrowIfCancellationRequested();
                    throw new InvalidOperationException("The token of the command line is not the runner's");
                },
            },
        };

        (await line.RunAsync(source.Token, "run", line.Write("event.json", "{}"))).ShouldBe(ExitCode.Cancelled);

        line.Error.ShouldBe("shadow: Cancelled.\n");
    }

    [Fact]
    public async Task Run_HostileNames_CannotReachTheTerminal()
    {
        var record = Samples.Promote() with
        {
            EndpointName = "prod\x1b[31m\r\n[red]x[/]\u202e",
            Reasons = ["one \x07", "two [bold]"],
            Criteria = [Samples.Promote().Criteria[0] with { Metric = "M\x1b[2J[/]" }],
        };
        using var line = Deciding(record);

        (await line.RunAsync("run", line.Write("event.json", "{}"))).ShouldBe(ExitCode.Done, line.Error);

        line.Out.ShouldNotContain("\x1b");
        line.Out.ShouldNotContain("\x07");
        line.Out.ShouldContain("""prod\u001b[31m\u000d\u000a[red]x[/]\u202e""");
        line.Out.ShouldContain("two [bold]");
        line.Out.ShouldContain("""M\u001b[2J[/]""");
    }

    [Fact]
    public async Task Run_InATerminal_KeepsOneLinePerWait()
    {
        using var line = Deciding(Samples.Promote());
        line.UseTerminal();

        (await line.RunAsync("run", line.Write("event.json", "{}"), "--no-color")).ShouldBe(ExitCode.Done, line.Error);

        line.Out.ShouldContain("\x1b[", customMessage: "a moving line needs the cursor");
        line.Out.ShouldContain("####");
        line.Out.ShouldContain("PROMOTE");
        line.Colors.ShouldBe(ColorSystem.NoColors);
    }

    [Theory]
    [InlineData(80)]
    [InlineData(120)]
    public async Task Run_InATerminal_MixesNoTwoEntriesOnALine(int width)
    {
        using var line = new CommandLine(width) { Pipeline = PipelineEnding(new RunOutcome(true, null, [Samples.Promote()], false)) };
        line.UseTerminal();

        await line.RunAsync("run", line.Write("event.json", "{}"), "--no-color");

        var lines = EscapeSequence().Replace(line.Out, "").Split('\n', '\r');
        lines.Count(text => EntryHead().IsMatch(text)).ShouldBeGreaterThan(20);
        lines.ShouldAllBe(text => EntryHead().Count(text) <= 1);
        lines.Where(text => text.Contains("####", StringComparison.Ordinal)).ShouldAllBe(text => text.Length < width);
    }

    [Theory]
    [InlineData(80)]
    [InlineData(100)]
    [InlineData(120)]
    public async Task Run_InATerminal_LeavesNothingOfTheMovingLines(int width)
    {
        using var line = new CommandLine(width) { Pipeline = PipelineEnding(new RunOutcome(true, null, [Samples.Promote()], false)) };
        line.UseTerminal();

        await line.RunAsync("run", line.Write("event.json", "{}"), "--no-color");

        var screen = Screen.Of(line.Out);
        screen.ShouldContain(text => EntryHead().IsMatch(text));
        screen.ShouldAllBe(text => !text.Contains('#') && !text.Contains('…'));
    }

    [Fact]
    public async Task Run_Coloured_SaysRejectInRed()
    {
        using var line = new CommandLine { Pipeline = PipelineEnding(new RunOutcome(true, null, [Samples.Regression()], false)) };
        line.UseTerminal();
        line.Colors = ColorSystem.Standard;

        await line.RunAsync("run", line.Write("event.json", "{}"));

        line.Out.ShouldContain("\x1b[1;91m  REJECT");
    }

    private static CommandLine Deciding(params DecisionRecord[] records) => new() { Pipeline = PipelineEnding(new RunOutcome(true, null, records, false)) };

    private static FakePipeline PipelineEnding(RunOutcome outcome) => new() { OnRun = Samples.Ending(outcome) };

    [GeneratedRegex(@"\x1b\[[0-9;?]*[A-Za-z]")]
    private static partial Regex EscapeSequence();

    [GeneratedRegex(@"2026-11-2[01] [0-9]{2}:[0-9]{2} \+")]
    private static partial Regex EntryHead();

    private static CommandLine Throwing(Exception exception) => new() { Pipeline = new FakePipeline { OnRun = (_, _, _) => throw exception } };
}
