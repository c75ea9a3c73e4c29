using System.Globalization;
using ShadowPipeline.Decisions;
using ShadowPipeline.Policies;
using Spectre.Console;

namespace ShadowPipeline.Cli.Rendering;

/// <summary>
/// Many decisions, in the widest form that fits: a line for each, else two, else a paragraph. Ids stand last on their line or alone, so
/// that they can be copied whole.
/// </summary>
internal sealed class DecisionTable
{
    private const int Gap = 2;

    private readonly Page _page;
    private readonly List<Row> _rows;
    private readonly int[] _widths;

    private DecisionTable(IAnsiConsole console, IReadOnlyList<DecisionRecord> records)
    {
        _page = new Page(console);
        _rows = [.. records.Select(Row.Of)];
        _widths = [.. Row.Heads.Select((head, column) => _rows.Select(row => Cells.Width(row.Texts[column])).Append(head.Length).Max())];
    }

    /// <summary>Writes them in their order.</summary>
    public static void Write(IAnsiConsole console, IReadOnlyList<DecisionRecord> records) => new DecisionTable(console, records).Write();

    private void Write()
    {
        if (Width(Row.Heads.Length) <= _page.Width)
        {
            Lines(Row.Heads.Length);
        }
        else if (Width(Row.Outline) <= _page.Width)
        {
            Lines(Row.Outline);
        }
        else
        {
            _rows.ForEach(Paragraph);
        }
    }

    private int Width(int columns) => _widths.Take(columns).Sum() + (Gap * (columns - 1));

    private void Lines(int columns)
    {
        var whole = columns == Row.Heads.Length;
        _page.Line(new Span(Joined(Row.Heads, columns), Styles.Heading));
        foreach (var row in _rows)
        {
            _page.Line([
                new Span(Cells.Left(row.Texts[0], _widths[0]) + "  "),
                new Span(Cells.Left(row.Texts[1], _widths[1]), Styles.Of(row.Decision)),
                new Span("  " + Joined(row.Texts, columns, from: 2)),
            ]);
            if (!whole)
            {
                _page.Line($"    {row.Model} on {row.Endpoint}");
                _page.Line($"    {row.Id}");
            }
        }
    }

    private void Paragraph(Row row)
    {
        _page.Hanging([new Span(row.Texts[1], Styles.Of(row.Decision)), new Span("  ")], new Span(row.Basis));
        _page.Hanging([new Span("  ")], new Span($"{row.Texts[0]} UTC, {row.Mode}, waited {row.Waited}, took {row.Took}"));
        _page.Hanging([new Span("  ")], new Span($"{row.Model} on {row.Endpoint}"));
        _page.Line($"  {row.Id}");
    }

    private string Joined(string[] texts, int columns, int from = 0) =>
        string.Join("  ", Enumerable.Range(from, columns - from).Select(column => Cells.Left(texts[column], _widths[column]))).TrimEnd();

    private sealed record Row(Decision Decision, string Basis, string Mode, string Waited, string Took, string Model, string Endpoint, string Id, string[] Texts)
    {
        /// <summary>How many columns the first of two lines has.</summary>
        public const int Outline = 6;

        public static readonly string[] Heads = ["Decided (UTC)", "Decision", "Basis", "Mode", "Waited", "Took", "Model", "Endpoint", "Id"];

        public static Row Of(DecisionRecord record)
        {
            var mode = record.Mode == DecisionMode.Observe ? "observe" : "enforce";
            var model = $"{record.ModelPackageGroup} {record.ModelPackageVersion.ToString(CultureInfo.InvariantCulture)}";
            // Whoever never held an endpoint waited until the decision.
            var waited = Moment.Rough((record.StartedAt ?? record.DecidedAt) - record.ApprovedAt);
            var took = record.StartedAt is { } started ? Moment.Rough(record.DecidedAt - started) : "-";
            return new Row(
                record.Decision, record.Basis.ToString(), mode, waited, took, model, record.EndpointName, record.Id,
                [Moment.Minute(record.DecidedAt), record.Decision.ToString(), record.Basis.ToString(), mode, waited, took, model, record.EndpointName, record.Id]);
        }
    }
}
