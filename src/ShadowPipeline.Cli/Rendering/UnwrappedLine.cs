using Spectre.Console;
using Spectre.Console.Rendering;

namespace ShadowPipeline.Cli.Rendering;

/// <summary>A piece of a line with its style.</summary>
/// <param name="Text">Shown as it is; control characters become visible.</param>
/// <param name="Style">Null for plain.</param>
internal readonly record struct Span(string Text, Style? Style = null);

/// <summary>
/// A line with its end that is never broken: a terminal folds it where it likes, and a name or an ARN copied from it stays whole. Its end is
/// part of it because a live display draws itself again after everything that is written.
/// </summary>
internal sealed class UnwrappedLine(params Span[] spans) : IRenderable
{
    private readonly List<Segment> _segments = [.. spans.Select(span => new Segment(Visible.Text(span.Text), span.Style ?? Style.Plain))];

    public Measurement Measure(RenderOptions options, int maxWidth)
    {
        var width = Segment.CellCount(_segments);
        return new Measurement(width, width);
    }

    public IEnumerable<Segment> Render(RenderOptions options, int maxWidth) => [.. _segments, Segment.LineBreak];
}
