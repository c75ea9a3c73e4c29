using System.Text.RegularExpressions;
using ShadowPipeline.Cli;
using ShadowPipeline.Decisions;
using ShadowPipeline.Evidence;
using ShadowPipeline.Tests.Judging;
using ShadowPipeline.Tests.Replays;
using Spectre.Console;

namespace ShadowPipeline.Tests.Cli;

/// <summary>What people read fits every terminal, with and without colour, with and without Unicode.</summary>
public sealed partial class WidthTests
{
    private const int Minutes = 1440;

    // An onset in the middle of the day, and an hour in which the shadow's metrics are missing.
    private static readonly ArchivedEvidence Evidence = ReplaySample.EvidenceOf(SampleWindow.Of(Minutes)
        .Production("ModelLatency", "p99", minute => 80_000 + (minute % 7 * 100))
        .Shadow("ModelLatency", "p99", minute => minute is >= 300 and < 360 ? null : minute < 720 ? 80_000 + (minute % 5 * 100) : 104_000)
        .Both("Invocation5XXErrors", "Sum", _ => 0)
        .Build());

    public static TheoryData<int> Widths => [20, 30, 40, 50, 60, 66, 70, 80, 90, 100, 110, 120, 132, 160, 200, 500];

    [Theory]
    [InlineData(50)]
    [InlineData(80)]
    [InlineData(100)]
    [InlineData(160)]
    public async Task Show_Regression_IsAsKept(int width)
    {
        using var line = Holding(width, Samples.Regression());

        (await line.RunAsync("decisions", "show", Samples.Regression().Id)).ShouldBe(ExitCode.Done, line.Error);

        Golden.ShouldMatch(line.Out, $"{nameof(Show_Regression_IsAsKept)}_{width}");
    }

    [Fact]
    public async Task Show_TerminalWithoutUnicode_IsAsKeptAndAscii()
    {
        using var line = Holding(80, Samples.Regression());
        line.Unicode = false;

        await line.RunAsync("decisions", "show", Samples.Regression().Id);

        line.Out.ShouldAllBe(character => char.IsAscii(character));
        Golden.ShouldMatch(line.Out);
    }

    [Theory]
    [InlineData(40)]
    [InlineData(80)]
    [InlineData(160)]
    public async Task List_Decisions_IsAsKept(int width)
    {
        using var line = Holding(width, [Samples.Promote() with { Mode = ShadowPipeline.Policies.DecisionMode.Observe }, Samples.Regression(), Samples.Ineligible() with { StartedAt = null }]);

        await line.RunAsync("decisions", "list");

        Golden.ShouldMatch(line.Out, $"{nameof(List_Decisions_IsAsKept)}_{width}");
    }

    [Theory]
    [MemberData(nameof(Widths))]
    public async Task EveryPage_AnyWidth_BreaksOnlyWhatMustStayWhole(int width)
    {
        foreach (var record in (DecisionRecord[])[Samples.Promote(), Samples.Regression(), Samples.Ineligible()])
        {
            foreach (var command in (string[][])[["decisions", "show", record.Id], ["decisions", "list"]])
            {
                using var line = Holding(width, record);

                (await line.RunAsync(command)).ShouldBe(ExitCode.Done, line.Error);

                foreach (var text in line.Out.Split('\n').Where(text => text.TrimEnd().Length > width))
                {
                    // A word that alone is too long, with what stands before it.
                    text.TrimEnd().Split(' ').Max(word => word.Length).ShouldBeGreaterThan(width - 24, $"{width}: {text}");
                }

                line.Out.ShouldContain(record.Id);
                line.Out.ShouldNotContain("…");
            }
        }
    }

    [Fact]
    public async Task Show_Coloured_SaysNothingThatPlainDoesNot()
    {
        using var plain = Holding(100, Samples.Regression());
        using var coloured = Holding(100, Samples.Regression());
        coloured.UseTerminal();
        coloured.Colors = ColorSystem.TrueColor;

        await plain.RunAsync("decisions", "show", Samples.Regression().Id);
        await coloured.RunAsync("decisions", "show", Samples.Regression().Id);

        coloured.Out.ShouldContain("\x1b[");
        EscapeSequence().Replace(coloured.Out, "").ShouldBe(plain.Out);
    }

    private static CommandLine Holding(int width, params DecisionRecord[] records)
    {
        var line = new CommandLine(width) { Pipeline = new FakePipeline { Records = records }, ReadEvidence = _ => Evidence };
        line.CreateDatabase();
        return line;
    }

    [GeneratedRegex(@"\x1b\[[0-9;?]*[A-Za-z]")]
    private static partial Regex EscapeSequence();
}
