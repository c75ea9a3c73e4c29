using System.Text;
using ShadowPipeline.Reports.Content;
using ShadowPipeline.Reports.Plots;
using ShadowPipeline.Reports.Text;
using ShadowPipeline.Reports.Words;

namespace ShadowPipeline.Reports.Markdown;

/// <summary>The parts of a section as Markdown.</summary>
internal static class BlockMarkdown
{
    /// <summary>Appends a block, an empty line before it.</summary>
    public static void Write(StringBuilder text, Block block, int level)
    {
        switch (block)
        {
            case Paragraph paragraph:
                text.Append('\n').Append(Inline(paragraph.Phrases)).Append('\n');
                break;
            case Warning warning:
                text.Append("\n> **Attention:** ").Append(Inline(warning.Phrases)).Append('\n');
                break;
            case FactList list:
                WriteFacts(text, list.Facts);
                break;
            case DataTable table:
                WriteTable(text, table);
                break;
            case Command command:
                text.Append('\n').Append(MarkdownText.Escape(command.Purpose)).Append(":\n");
                WriteFenced(text, command.Text, "sh");
                break;
            case Listing listing:
                WriteFenced(text, listing.Text, "json");
                break;
            case Folded folded:
                text.Append('\n').Append('#', level).Append(' ').Append(MarkdownText.Escape(folded.Summary)).Append('\n');
                WriteAll(text, folded.Blocks, level + 1);
                break;
            case LimitPicture picture:
                WriteInterval(text, picture.Limit);
                break;
            case TimePicture picture:
                WriteCourses(text, picture.Plot);
                break;
            case Course course:
                text.Append('\n');
                WriteMoments(text, course.Moments);
                break;
            case Card card:
                text.Append('\n').Append('#', level).Append(' ').Append(MarkdownText.Code(card.Title))
                    .Append(card.Outcome is { } outcome ? $": {outcome}" : "").Append('\n');
                WriteAll(text, card.Blocks, level + 1);
                break;
            default:
                throw new ArgumentOutOfRangeException(nameof(block), block.GetType().Name, "There is no Markdown for this block.");
        }
    }

    private static void WriteAll(StringBuilder text, IReadOnlyList<Block> blocks, int level)
    {
        foreach (var block in blocks)
        {
            Write(text, block, level);
        }
    }

    private static string Inline(IEnumerable<Phrase> phrases, bool inTable = false) =>
        string.Concat(phrases.Select((phrase, index) => phrase.IsName ? MarkdownText.Code(phrase.Text, inTable) : Spaced(phrase.Text, index == 0 && !inTable)));

    // Escaping works on whole lines and trims them; the blanks at both ends stand between words and names.
    private static string Spaced(string text, bool beginsLine) =>
        (text.StartsWith(' ') ? " " : "") + MarkdownText.Escape(text, beginsLine) + (text.Length > 1 && text.EndsWith(' ') ? " " : "");

    private static void WriteFacts(StringBuilder text, IReadOnlyList<Fact> facts)
    {
        text.Append('\n');
        foreach (var fact in facts)
        {
            text.Append("- **").Append(MarkdownText.Escape(fact.Label)).Append(":** ").Append(Inline(fact.Value)).Append('\n');
        }
    }

    private static void WriteTable(StringBuilder text, DataTable table)
    {
        text.Append('\n').Append(MarkdownText.Escape(table.Caption)).Append(":\n\n");
        text.Append("| ").AppendJoin(" | ", table.Columns.Select(column => MarkdownText.Escape(column.Head))).Append(" |\n");
        text.Append("| ").AppendJoin(" | ", table.Columns.Select(column => column.IsNumber ? "---:" : "---")).Append(" |\n");
        foreach (var row in table.Rows)
        {
            text.Append("| ").AppendJoin(" | ", row.Select(cell => Inline([cell], inTable: true))).Append(" |\n");
        }
    }

    private static void WriteFenced(StringBuilder text, string content, string language)
    {
        var shown = VisibleText.Of(content);
        var fence = new string('`', Math.Max(3, MarkdownText.LongestRun(shown) + 1));
        text.Append('\n').Append(fence).Append(language).Append('\n').Append(shown).Append('\n').Append(fence).Append('\n');
    }

    private static void WriteInterval(StringBuilder text, CriterionView limit) => WriteFenced(
        text,
        $"{BarText.Of(limit.Interval, Plots.Range.Around(limit.Interval))}\n{limit.LimitWords}: estimate {limit.Estimate}, bounds {limit.Bounds}",
        "text");

    private static void WriteCourses(StringBuilder text, TimePlot plot)
    {
        var axis = ValueAxis.Of(plot);
        var coarse = plot.Coarse ?? plot;
        var values = coarse.Production.Middle.Concat(coarse.Shadow.Middle).Where(double.IsFinite).ToList();
        var (least, greatest) = (values.Min(), values.Max());
        WriteFenced(
            text,
            $"production {Sparkline.Of(coarse.Production.Middle, least, greatest)}\n"
                + $"shadow     {Sparkline.Of(coarse.Shadow.Middle, least, greatest)}\n"
                + $"{plot.Metric} {plot.Statistic}, {PlotWords.Subject(plot)}: {axis.Unit.Show(least)} to {axis.Unit.Show(greatest)}, each block {Instants.Length(coarse.BucketLength)}",
            "text");
        text.Append('\n').Append(MarkdownText.Escape(PlotWords.Typical(plot, axis))).Append('\n');
        WriteTable(text, PlotTable.Of(coarse, axis));
    }

    private static void WriteMoments(StringBuilder text, IReadOnlyList<Moment> moments)
    {
        foreach (var moment in moments)
        {
            text.Append("- ").Append(Instants.Exact(moment.At)).Append(": ").Append(MarkdownText.Escape(moment.What))
                .Append(moment.After is { } after ? $" ({after})" : "").Append('\n');
        }
    }
}
