using System.Diagnostics;

namespace ShadowPipeline.Bench.Accuracy;

/// <summary>All that is judged of the real series of a folder.</summary>
internal sealed record RealResults(
    IReadOnlyList<RealReport> AlternatePoints, RealReport LikeMachines, IReadOnlyList<RealReport> UnlikeMachines, TimeSpan Took)
{
    /// <summary>Of the comparisons between points of one series, which resemble CloudWatch's.</summary>
    public const double MarginOfPoints = 5;

    /// <summary>Of the comparisons between machines, which differ by themselves.</summary>
    public const double MarginOfMachines = 10;

    private static readonly double[] Shifts = [0, 5, 10, 20];

    public IReadOnlyList<RealTarget> Targets { get; } =
        [.. RealTargets.OfAlternatePoints(AlternatePoints), .. RealTargets.OfLikeMachines(LikeMachines)];

    public static RealResults Of(string folder)
    {
        var watch = Stopwatch.StartNew();
        var points = RealSeries.AlternatePoints(folder);
        return new RealResults(
            [.. Shifts.Select(shift => RealReport.Of(shift == 0 ? "no shift" : $"+{shift} %", points, shift, MarginOfPoints))],
            Machines("two machines of one type", RealSeries.LikeMachines(folder)),
            [
                Machines("B8ms, then D8s_v5", RealSeries.UnlikeMachines(folder, "B8ms", "D8s_v5")),
                Machines("D8s_v5, then B8ms", RealSeries.UnlikeMachines(folder, "D8s_v5", "B8ms")),
            ],
            watch.Elapsed);
    }

    private static RealReport Machines(string name, IReadOnlyList<RealWindow> windows) =>
        RealReport.Of(name, windows, shift: 0, MarginOfMachines);
}
