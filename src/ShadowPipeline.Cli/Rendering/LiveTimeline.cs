using ShadowPipeline.Cli.Running;
using Spectre.Console;

namespace ShadowPipeline.Cli.Rendering;

/// <summary>The timeline in a terminal: a wait is one line that moves until it ends, all else stays.</summary>
internal sealed class LiveTimeline(IAnsiConsole console, LiveDisplayContext live, RemainingTime remaining) : IProgress<TimelineEntry>
{
    private const int BarWidth = 20;

    private readonly Lock _gate = new();
    private readonly Page _page = new(console);
    private readonly Dictionary<string, TimelineEntry> _waits = [];
    private DateTimeOffset? _start;
    private TimeSpan? _left;

    /// <inheritdoc/>
    public void Report(TimelineEntry value)
    {
        lock (_gate)
        {
            _start ??= value.At;
            var run = value.Endpoint ?? "";
            var ends = _waits.TryGetValue(run, out var wait) && (value.Kind != TimelineKind.Waiting || wait.State != value.State);
            if (ends || value.Kind != TimelineKind.Waiting)
            {
                Blank();
            }

            if (ends && wait is not null)
            {
                TimelineLine.Write(_page, wait, _start.Value);
                _waits.Remove(run);
            }

            if (value.Kind == TimelineKind.Waiting)
            {
                _waits[run] = value;
                _left = value.Progress is { } done ? remaining.After(done) : _left;
            }
            else
            {
                TimelineLine.Write(_page, value, _start.Value);
            }

            live.UpdateTarget(new Rows(_waits.Values.Select(Moving)));
            live.Refresh();
        }
    }

    // What stays is written where the moving lines stood, and a shorter line does not hide a longer one.
    private void Blank()
    {
        live.UpdateTarget(new Text(""));
        live.Refresh();
    }

    // How much of the schedule is over in virtual time, and how long that still takes here. Cropped, not wrapped: a live line that wraps leaves
    // remains behind when it is redrawn.
    private Text Moving(TimelineEntry entry)
    {
        var head = TimelineLine.Head(entry, _start!.Value, entry.Progress is null ? _page.Width : 0);
        var line = Visible.Text(string.Concat(head.Select(span => span.Text)) + Bar(entry) + TimelineLine.Text(entry, entry.Progress is null ? _page.Width : int.MaxValue));
        var end = _page.Width - 2;
        return new Text(
            line.Length < _page.Width ? line : $"{line[..(char.IsHighSurrogate(line[end - 1]) ? end - 1 : end)]}…", TimelineLine.StyleOf(entry.Kind));
    }

    private string Bar(TimelineEntry entry)
    {
        if (entry.Progress is not { } progress)
        {
            return "";
        }

        var done = (int)(Math.Clamp(progress, 0, 1) * BarWidth);
        var left = _left is { } time && time > TimeSpan.Zero ? $"about {Moment.Rough(time)} left  " : "";
        return $"{new string('#', done)}{new string('.', BarWidth - done)} {left}";
    }
}
