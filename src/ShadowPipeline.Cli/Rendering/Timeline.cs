using ShadowPipeline.Cli.Running;
using Spectre.Console;

namespace ShadowPipeline.Cli.Rendering;

/// <summary>Shows a timeline while work goes on, as the console allows.</summary>
internal static class Timeline
{
    /// <summary>Live in a terminal, plain lines elsewhere.</summary>
    public static async Task<T> ShowAsync<T>(IAnsiConsole console, TimeProvider time, Func<IProgress<TimelineEntry>, Task<T>> work)
    {
        if (!Moves(console))
        {
            return await work(new PlainTimeline(console));
        }

        var display = new LiveDisplay(console, Text.Empty) { AutoClear = true };
        return await display.StartAsync(context => work(new LiveTimeline(console, context, new RemainingTime(time))));
    }

    /// <summary>Beside data on standard output: whoever watches a terminal sees all of it, a log has only what went wrong.</summary>
    public static Task<T> ShowProblemsAsync<T>(IAnsiConsole error, TimeProvider time, Func<IProgress<TimelineEntry>, Task<T>> work) =>
        Moves(error) ? ShowAsync(error, time, work) : work(new ProblemTimeline(error));

    private static bool Moves(IAnsiConsole console) => console.Profile.Capabilities is { Interactive: true, Ansi: true };
}
