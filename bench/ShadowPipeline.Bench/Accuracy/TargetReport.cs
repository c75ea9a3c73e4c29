using System.Globalization;

namespace ShadowPipeline.Bench.Accuracy;

/// <summary>Each target with its cells: the worst of them, and whether any misses it.</summary>
internal sealed record TargetReport(Target Target, IReadOnlyList<Cell> Cells)
{
    public IReadOnlyList<Cell> Missed { get; } = [.. Cells.Where(Target.Missed)];

    /// <summary>The cell that comes nearest to the limit or passes it furthest.</summary>
    public Cell Worst { get; } = Target.AtMost
        ? Cells.MaxBy(cell => cell.Rate(Target.Outcome))!
        : Cells.MinBy(cell => cell.Rate(Target.Outcome))!;

    /// <summary>The targets of which cells were run.</summary>
    public static IReadOnlyList<TargetReport> Of(IReadOnlyList<Cell> cells) =>
    [
        .. Targets.All
            .Select(target => (Target: target, Cells: cells.Where(target.Covers).ToList()))
            .Where(one => one.Cells.Count > 0)
            .Select(one => new TargetReport(one.Target, one.Cells)),
    ];

    /// <summary>The rate of a cell with what the runs allow.</summary>
    public string Say(Cell cell)
    {
        var (side, bound) = (Target.AtMost ? "at least" : "at most", Percent(Target.Bound(cell)));
        return $"{cell.Name}: {Percent(cell.Rate(Target.Outcome))} of {cell.Runs} runs, {side} {bound}";
    }

    public static string Percent(double share) => string.Create(CultureInfo.InvariantCulture, $"{100 * share:0.##} %");
}
