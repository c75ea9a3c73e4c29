using Spectre.Console;

namespace ShadowPipeline.Cli.Rendering;

/// <summary>A cell: one line or more, none of which breaks.</summary>
/// <param name="Style">Null for plain.</param>
/// <param name="Lines">Shown as they are; control characters become visible.</param>
internal readonly record struct TextCell(Style? Style, params string[] Lines);

/// <summary>A table of short texts; where it does not fit, each row becomes a paragraph, so that nothing is broken or cut.</summary>
/// <param name="heads">One head a column; the first column names the row.</param>
internal sealed class TextTable(params string[] heads)
{
    private const int Gap = 2;

    private readonly List<TextCell[]> _rows = [];

    /// <summary>Adds a row with a cell for each head.</summary>
    public void Add(params TextCell[] cells) => _rows.Add(cells);

    /// <summary>Writes it in the widest form that fits.</summary>
    public void Write(IAnsiConsole console)
    {
        var page = new Page(console);
        int[] widths = [.. heads.Select((head, column) => _rows.SelectMany(row => row[column].Lines).Select(Cells.Width).Append(head.Length).Max())];
        if (widths.Sum() + (Gap * (heads.Length - 1)) <= page.Width)
        {
            Columns(page, widths, Glyphs.Of(console));
        }
        else
        {
            Paragraphs(page);
        }
    }

    private void Columns(Page page, int[] widths, Glyphs glyphs)
    {
        page.Line(new Span(string.Join("  ", heads.Zip(widths, (head, width) => head.PadRight(width))).TrimEnd(), Styles.Heading));
        page.Line(new Span(new string(glyphs.Rule, widths.Sum() + (Gap * (widths.Length - 1))), Styles.Label));
        foreach (var row in _rows)
        {
            for (var line = 0; line < row.Max(cell => cell.Lines.Length); line++)
            {
                var last = Array.FindLastIndex(row, cell => LineOf(cell, line).Length > 0);
                page.Line([.. row.Take(last + 1).Select((cell, column) => new Span(
                    column == last ? LineOf(cell, line) : Cells.Left(LineOf(cell, line), widths[column] + Gap), cell.Style))]);
            }
        }
    }

    private void Paragraphs(Page page)
    {
        var label = heads.Skip(1).Max(head => head.Length) + Gap;
        foreach (var row in _rows)
        {
            page.Hanging([], new Span(Joined(row[0]), Styles.Heading));
            foreach (var (head, cell) in heads.Zip(row).Skip(1).Where(pair => Joined(pair.Second).Length > 0))
            {
                page.Hanging([new Span("  " + head.PadRight(label), Styles.Label)], new Span(Joined(cell), cell.Style));
            }
        }
    }

    private static string LineOf(TextCell cell, int line) => line < cell.Lines.Length ? cell.Lines[line] : "";

    private static string Joined(TextCell cell) => string.Join(", ", cell.Lines.Select(line => line.Trim()).Where(line => line.Length > 0));
}
