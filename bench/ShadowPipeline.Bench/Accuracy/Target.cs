namespace ShadowPipeline.Bench.Accuracy;

/// <summary>A bound on the rate of an outcome in every cell that it speaks of.</summary>
/// <param name="Name">As on the page.</param>
/// <param name="Outcome">Whose rate.</param>
/// <param name="Limit">The bound of the rate.</param>
/// <param name="AtMost">Whether the rate may be at most the limit; else at least.</param>
/// <param name="Applies">Which cells, by table, setting, minutes and case.</param>
internal sealed record Target(string Name, Outcome Outcome, double Limit, bool AtMost, Func<string, string, int, string, bool> Applies)
{
    /// <summary>The chance that a cell which just meets the target is said to miss it, over all its cells together.</summary>
    private const double Doubt = 0.01;

    /// <summary>How many cells of the whole plan it speaks of: what part is run does not change its bounds.</summary>
    public int Cells { get; } = Plan.All.Sum(one => one.Cases.Count(effect => Applies(one.Table, one.Setting, one.Minutes, effect)));

    public bool Covers(Cell cell) => cell.Judge == TrialJudges.Paired && Applies(cell.Table, cell.Setting, cell.Minutes, cell.Case);

    /// <summary>
    /// The one-sided bound that must not pass the limit: the least rate that the runs allow for a limit from above, the greatest for one
    /// from below.
    /// </summary>
    public double Bound(Cell cell) => AtMost
        ? ExactBounds.Lower(cell.Of(Outcome), cell.Runs, Doubt / Cells)
        : ExactBounds.Upper(cell.Of(Outcome), cell.Runs, Doubt / Cells);

    /// <summary>Whether the runs show beyond doubt that the rate passes the limit.</summary>
    public bool Missed(Cell cell) => AtMost ? Bound(cell) > Limit : Bound(cell) < Limit;
}
