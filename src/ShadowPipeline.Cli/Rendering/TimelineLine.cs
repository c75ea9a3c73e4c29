using System.Globalization;
using ShadowPipeline.Cli.Running;

namespace ShadowPipeline.Cli.Rendering;

/// <summary>One entry as one line: virtual time, time since the start, state, what happened.</summary>
internal static class TimelineLine
{
    // A column of states that leaves too little for the text is none.
    private const int WideEnough = 100;

    /// <summary>Writes an entry, wrapped beside its state.</summary>
    public static void Write(Page page, TimelineEntry entry, DateTimeOffset start) =>
        page.Hanging(Head(entry, start, page.Width), new Span(Text(entry, page.Width), StyleOf(entry.Kind)));

    /// <summary>The columns before the text.</summary>
    public static Span[] Head(TimelineEntry entry, DateTimeOffset start, int width) =>
    [
        new($"{Moment.Minute(entry.At)} {Moment.Elapsed(WholeMinute(entry.At) - WholeMinute(start)),-6} ", Styles.Label),
        new(width < WideEnough ? " " : $"{entry.State,-24}  "),
    ];

    /// <summary>The text, with the state where that has no column, the endpoint where there are several and the share of the test that is over.</summary>
    public static string Text(TimelineEntry entry, int width)
    {
        // Before the test begins and after its end a share of it tells nothing.
        var percent = entry is { Kind: TimelineKind.Waiting, Progress: { } progress } ? (int)(Math.Clamp(progress, 0, 1) * 100) : 0;
        var share = percent is > 0 and < 100 ? string.Create(CultureInfo.InvariantCulture, $" ({percent} %)") : "";
        return (width < WideEnough ? $"{entry.State}: " : "") + (entry.Endpoint is { } endpoint ? $"{endpoint}: " : "") + entry.Text + share;
    }

    // The two clocks of a line show minutes and must agree.
    private static DateTimeOffset WholeMinute(DateTimeOffset at) => at.AddTicks(-(at.Ticks % TimeSpan.TicksPerMinute));

    /// <summary>The colour of a kind.</summary>
    public static Spectre.Console.Style? StyleOf(TimelineKind kind) => kind switch
    {
        TimelineKind.Warning => Styles.Doubtful,
        TimelineKind.Error => Styles.Bad,
        TimelineKind.Decided => Styles.Heading,
        TimelineKind.Waiting => Styles.Label,
        _ => default(Spectre.Console.Style?),
    };
}
