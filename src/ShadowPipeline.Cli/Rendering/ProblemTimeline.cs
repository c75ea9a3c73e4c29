using ShadowPipeline.Cli.Running;
using Spectre.Console;

namespace ShadowPipeline.Cli.Rendering;

/// <summary>With <c>--json</c> only what went wrong is told, on standard error.</summary>
internal sealed class ProblemTimeline(IAnsiConsole error) : IProgress<TimelineEntry>
{
    private readonly Lock _gate = new();
    private readonly Page _page = new(error);
    private DateTimeOffset? _start;

    /// <inheritdoc/>
    public void Report(TimelineEntry value)
    {
        lock (_gate)
        {
            _start ??= value.At;
            if (value.Kind is TimelineKind.Warning or TimelineKind.Error)
            {
                TimelineLine.Write(_page, value, _start.Value);
            }
        }
    }
}
