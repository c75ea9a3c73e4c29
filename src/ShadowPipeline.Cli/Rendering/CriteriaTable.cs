using System.Globalization;
using ShadowPipeline.Judging;
using Spectre.Console;

namespace ShadowPipeline.Cli.Rendering;

/// <summary>The limits and how they fared. In a narrow console each takes two lines, so that no number is ever broken.</summary>
internal static class CriteriaTable
{
    private const int WideEnough = 110;

    /// <summary>The table of at least one result.</summary>
    public static Table Of(IReadOnlyList<CriterionResult> criteria, int width)
    {
        var wide = width >= WideEnough;
        var table = new Table { Border = TableBorder.Simple, BorderStyle = Styles.Label };
        table.AddColumn(Left("Metric"));
        if (wide)
        {
            table.AddColumn(Left("Statistic"));
        }

        foreach (var head in new[] { "Limit", "Estimate", "Lower", "Upper", wide ? "Periods (effective)" : "Periods" })
        {
            table.AddColumn(Right(head));
        }

        table.AddColumn(Left("Outcome"));
        foreach (var column in table.Columns)
        {
            column.NoWrap = true;
            column.Padding = wide ? new Padding(0, 0, 1, 0) : new Padding(0, 0, 0, 0);
        }

        foreach (var criterion in criteria)
        {
            table.AddRow(Cells(criterion, wide));
        }

        return table;
    }

    private static IEnumerable<Text> Cells(CriterionResult criterion, bool wide)
    {
        string Value(double? value) => Quantity.Value(criterion.Metric, criterion.Statistic, criterion.Limit, value);
        var metric = Visible.Text(criterion.Metric);
        var statistic = Visible.Text(criterion.Statistic);
        var periods = criterion.Periods.ToString(CultureInfo.InvariantCulture);
        var effective = criterion.EffectivePeriods is { } number ? $"({number.ToString("0", CultureInfo.InvariantCulture)})" : "";
        yield return new Text(wide ? metric : $"{metric}\n  {statistic}");
        if (wide)
        {
            yield return new Text(statistic);
        }

        yield return new Text(Quantity.Limit(criterion.Metric, criterion.Statistic, criterion.Limit));
        yield return new Text(Value(criterion.Estimate));
        yield return new Text(Value(criterion.Lower));
        yield return new Text(Value(criterion.Upper));
        yield return new Text($"{periods}{(wide ? ' ' : '\n')}{effective}".TrimEnd());
        yield return new Text(criterion.Outcome.ToString(), Styles.Of(criterion.Outcome));
    }

    private static TableColumn Left(string head) => new(new Text(head, Styles.Heading));

    private static TableColumn Right(string head) => new(new Text(head, Styles.Heading)) { Alignment = Justify.Right };
}
