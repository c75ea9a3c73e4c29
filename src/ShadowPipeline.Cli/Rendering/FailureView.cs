using ShadowPipeline.Cli.Running;
using Spectre.Console;

namespace ShadowPipeline.Cli.Rendering;

/// <summary>
/// Says what went wrong on standard error, in words that a user can act on. Messages never wrap: they quote paths, and logs are searched.
/// </summary>
internal sealed class FailureView(IAnsiConsole error)
{
    private readonly Page _page = new(error);

    /// <summary>One sentence.</summary>
    public void Write(string message) => _page.Line(new Span("shadow: ", Styles.Bad), new Span(message));

    /// <summary>A file with all its problems.</summary>
    public void Write(UnusableFileException failure)
    {
        var count = failure.Problems.Count == 1 ? "1 problem" : $"{failure.Problems.Count} problems";
        Write($"{failure.Path}: the {failure.Subject} cannot be used ({count}).");
        foreach (var line in failure.Placed.Count > 0
            ? failure.Placed.Select(placed => placed.Line(failure.Path, "error"))
            : failure.Problems.Select(problem => $"- {problem}"))
        {
            _page.Line($"  {line}");
        }
    }

    /// <summary>A hint below a message, or alone.</summary>
    public void Hint(string text) => _page.Line(new Span(text, Styles.Label));

    /// <summary>What was probably meant; nothing where nobody knows.</summary>
    public void DidYouMean(IReadOnlyList<string> nearest)
    {
        if (nearest.Count == 1)
        {
            Hint($"Did you mean {nearest[0]}?");
        }
        else if (nearest.Count > 1)
        {
            Hint("Did you mean one of these?");
            foreach (var name in nearest)
            {
                Hint($"  {name}");
            }
        }
    }

    /// <summary>A whole stack trace, for those who asked for it.</summary>
    public void Trace(Exception exception)
    {
        foreach (var line in exception.ToString().Split('\n'))
        {
            _page.Line(line.TrimEnd('\r'));
        }
    }
}
