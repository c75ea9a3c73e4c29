namespace ShadowPipeline.Cli.Rendering.Criteria;

/// <summary>How wide the columns of a table of limits must be for what stands in them.</summary>
internal sealed class CriteriaColumns(IReadOnlyList<CriterionRow> rows)
{
    public const string Names = "Limit on";
    public const string PeriodsHead = "Periods (effective)";

    private const int Gap = 2;

    private readonly int _limit = Widest("Limit", rows.Select(row => row.Limit));
    private readonly int _estimate = Widest("Estimate", rows.Select(row => row.Estimate));
    private readonly int _lower = Widest("Lower", rows.Select(row => row.Lower));
    private readonly int _upper = Widest("Upper", rows.Select(row => row.Upper));

    public int Outcome { get; } = Widest("Outcome", rows.Select(row => row.Outcome));

    public int Name { get; } = Widest(Names, rows.Select(row => row.Name));

    public int Metric { get; } = Widest(Names, rows.SelectMany(row => (string[])[row.Metric, row.Statistic]));

    public int PeriodsInWords { get; } = rows.Max(row => Cells.Width(row.PeriodsInWords));

    /// <summary>A line with everything but the drawing.</summary>
    public int OneLine => Outcome + Gap + Name + Gap + NumbersWidth + Gap + Widest(PeriodsHead, rows.Select(row => row.Periods));

    /// <summary>The first of two lines.</summary>
    public int TwoLines => Outcome + Gap + Metric + Gap + NumbersWidth;

    private int NumbersWidth => _limit + Gap + _estimate + Gap + _lower + Gap + _upper;

    /// <summary>The heads up to the numbers.</summary>
    public IEnumerable<string> Head(string name, int width) =>
    [
        Cells.Left("Outcome", Outcome), Cells.Left(name, width), Cells.Right("Limit", _limit), Cells.Right("Estimate", _estimate),
        Cells.Right("Lower", _lower), Cells.Right("Upper", _upper),
    ];

    /// <summary>Limit, estimate and bounds.</summary>
    public string Numbers(CriterionRow row) => string.Join(
        "  ", Cells.Right(row.Limit, _limit), Cells.Right(row.Estimate, _estimate), Cells.Right(row.Lower, _lower), Cells.Right(row.Upper, _upper));

    private static int Widest(string head, IEnumerable<string> texts) => texts.Select(Cells.Width).Append(head.Length).Max();
}
