using ShadowPipeline.Cli.Running;
using Spectre.Console;

namespace ShadowPipeline.Cli.Rendering;

/// <summary>The timeline as lines that stay: repeats of a wait are thinned, the last of them is always told.</summary>
internal sealed class PlainTimeline(IAnsiConsole console) : IProgress<TimelineEntry>
{
    private readonly Lock _gate = new();
    private readonly Page _page = new(console);
    private readonly WaitThinning _waits = new();
    private DateTimeOffset? _start;

    /// <inheritdoc/>
    public void Report(TimelineEntry value)
    {
        lock (_gate)
        {
            _start ??= value.At;
            foreach (var entry in _waits.Next(value))
            {
                Write(entry);
            }
        }
    }

    private void Write(TimelineEntry entry) => TimelineLine.Write(_page, entry, _start!.Value);
}
