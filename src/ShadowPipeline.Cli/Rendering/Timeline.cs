using ShadowPipeline.Cli.Running;
using Spectre.Console;

namespace ShadowPipeline.Cli.Rendering;

/// <summary>Shows a timeline while work goes on, as the console allows.</summary>
internal static class Timeline
{
    /// <summary>Live in a terminal, plain lines elsewhere.</summary>
    public static async Task<T> ShowAsync<T>(IAnsiConsole console, TimeProvider time, Func<IProgress<TimelineEntry>, Task<T>> work)
    {
        var capabilities = console.Profile.Capabilities;
        if (!capabilities.Interactive || !capabilities.Ansi)
        {
            return await work(new PlainTimeline(console));
        }

        var display = new LiveDisplay(console, Text.Empty) { AutoClear = true };
        return await display.StartAsync(context => work(new LiveTimeline(console, context, new RemainingTime(time))));
    }
}
