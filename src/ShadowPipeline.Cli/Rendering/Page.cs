using Spectre.Console;

namespace ShadowPipeline.Cli.Rendering;

/// <summary>Writes lines to a console: sentences wrap between words, names and ARNs never break, data is never markup.</summary>
internal sealed class Page(IAnsiConsole console)
{
    private const int LabelWidth = 13;

    /// <summary>The console's width in characters.</summary>
    public int Width => console.Profile.Width;

    /// <summary>An empty line.</summary>
    public void Blank() => Line();

    /// <summary>One line, however long.</summary>
    public void Line(params Span[] spans) => console.Write(new UnwrappedLine(spans));

    /// <summary>One plain line.</summary>
    public void Line(string text) => Line(new Span(text));

    /// <summary>A label and its value; further lines of a long value stand below its first.</summary>
    public void Field(string label, string value, Style? style = null) =>
        Hanging([new Span(label.PadRight(LabelWidth), Styles.Label)], new Span(value, style));

    /// <summary>A label and a value that must be copied as it stands.</summary>
    public void Whole(string label, string value) => Line(new Span(label.PadRight(LabelWidth), Styles.Label), new Span(value));

    /// <summary>A head and a text that wraps beside it.</summary>
    public void Hanging(Span[] head, Span text)
    {
        var used = head.Sum(span => span.Text.Length);
        var indent = Width - used >= 24 ? used : 4;
        var lines = WordWrap.Lines(Visible.Text(text.Text), Width - used, Width - indent);
        Line([.. head, text with { Text = lines[0] }]);
        foreach (var line in lines.Skip(1))
        {
            Line(new Span(new string(' ', indent)), text with { Text = line });
        }
    }
}
