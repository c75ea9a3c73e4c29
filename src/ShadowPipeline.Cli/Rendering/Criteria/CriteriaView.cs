using ShadowPipeline.Judging;
using ShadowPipeline.Policies;
using Spectre.Console;

namespace ShadowPipeline.Cli.Rendering.Criteria;

/// <summary>
/// The limits and how they fared, in the widest form that fits: a line for each, else two, else a paragraph. No name and no number is ever
/// broken or cut.
/// </summary>
internal sealed class CriteriaView(IAnsiConsole console)
{
    private const int Gap = 2;

    private readonly Page _page = new(console);
    private readonly Glyphs _glyphs = Glyphs.Of(console);

    /// <summary>Writes at least one result.</summary>
    public void Write(IReadOnlyList<CriterionResult> criteria)
    {
        List<CriterionRow> rows = [.. criteria.Select(CriterionRow.Of)];
        var widths = new CriteriaColumns(rows);
        var drawing = Math.Min(IntervalDrawing.Most, _page.Width - widths.OneLine - Gap);
        if (drawing >= IntervalDrawing.Least)
        {
            OneLineEach(rows, widths, drawing);
        }
        else if (widths.TwoLines <= _page.Width)
        {
            TwoLinesEach(rows, widths);
        }
        else
        {
            Stacked(rows);
        }

        if (criteria.Any(one => one.Estimate is not null))
        {
            var increases = criteria.Any(one => one is { Estimate: not null, Limit: { Kind: not LimitKind.Max, Value: > 0 } });
            _page.Hanging([], new Span(IntervalDrawing.Legend(_glyphs, increases), Styles.Label));
        }
    }

    private void OneLineEach(List<CriterionRow> rows, CriteriaColumns columns, int drawing)
    {
        Head([.. columns.Head(name: CriteriaColumns.Names, columns.Name), new string(' ', drawing), CriteriaColumns.PeriodsHead]);
        foreach (var row in rows)
        {
            _page.Line(
            [
                .. Figures(row, columns, row.Name, columns.Name),
                new Span("  "),
                Drawing(row, drawing) ?? new Span(new string(' ', drawing)),
                new Span($"  {row.Periods}"),
            ]);
        }
    }

    private void TwoLinesEach(List<CriterionRow> rows, CriteriaColumns columns)
    {
        Head(columns.Head(CriteriaColumns.Names, columns.Metric));
        var indent = columns.Outcome + Gap;
        var drawing = Math.Min(IntervalDrawing.Most, _page.Width - indent - columns.Metric - Gap - Gap - columns.PeriodsInWords);
        foreach (var row in rows)
        {
            _page.Line([.. Figures(row, columns, row.Metric, columns.Metric)]);
            var second = new Span(new string(' ', indent) + Cells.Left(row.Statistic, columns.Metric) + "  ");
            var periods = new Span(row.PeriodsInWords, Styles.Label);
            _page.Line(drawing >= IntervalDrawing.Least && Drawing(row, drawing) is { } drawn ? [second, drawn, new Span("  "), periods] : [second, periods]);
        }
    }

    private void Stacked(List<CriterionRow> rows)
    {
        foreach (var row in rows)
        {
            _page.Hanging([new Span(row.Outcome, Styles.Of(row.Result.Outcome)), new Span("  ")], new Span($"{row.Name}, limit {row.Limit}"));
            if (row.Result.Estimate is not null)
            {
                _page.Hanging([new Span("  ")], new Span($"{row.Estimate}, bounds {row.Lower} and {row.Upper}"));
            }

            if (Drawing(row, Math.Min(IntervalDrawing.Most, _page.Width - 2)) is { } drawn)
            {
                _page.Line(new Span("  "), drawn);
            }

            _page.Hanging([new Span("  ")], new Span(row.PeriodsInWords, Styles.Label));
        }
    }

    private void Head(IEnumerable<string> heads)
    {
        var line = string.Join("  ", heads).TrimEnd();
        _page.Line(new Span(line, Styles.Heading));
        _page.Line(new Span(new string(_glyphs.Rule, Math.Min(_page.Width, Math.Max(line.Length, 78))), Styles.Label));
    }

    private static Span[] Figures(CriterionRow row, CriteriaColumns columns, string name, int width) =>
    [
        new(Cells.Left(row.Outcome, columns.Outcome), Styles.Of(row.Result.Outcome)),
        new("  " + Cells.Left(name, width) + "  " + columns.Numbers(row)),
    ];

    private Span? Drawing(CriterionRow row, int width) =>
        IntervalDrawing.Of(row.Result, width, _glyphs) is { } drawn ? new Span(drawn, Styles.Of(row.Result.Outcome)) : null;
}
