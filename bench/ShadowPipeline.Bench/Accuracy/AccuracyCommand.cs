namespace ShadowPipeline.Bench.Accuracy;

/// <summary>How often the judge is right on series of which the truth is known.</summary>
internal static class AccuracyCommand
{
    /// <summary>0 when every target of what was run is met, 1 when one is missed, 2 when the command is wrong.</summary>
    public static int Run(IReadOnlyList<string> arguments, TextWriter output, TextWriter progress)
    {
        AccuracyOptions options;
        try
        {
            options = AccuracyOptions.Parse(arguments);
        }
        catch (ArgumentException wrong)
        {
            progress.WriteLine(wrong.Message);
            return 2;
        }

        var experiments = Plan.All
            .Where(one => one.Key.Contains(options.Only, StringComparison.OrdinalIgnoreCase))
            .Where(one => options.Lengths.Contains(one.Minutes) || one is GuardrailExperiment)
            .ToList();
        var runner = new ExperimentRunner(options, ResultStore.Open(options.Store, options.Fresh), progress);
        var cells = runner.Run(experiments);
        var reports = TargetReport.Of(cells);
        Print(cells, reports, output);
        var real = options.Data is { } folder ? Real(folder, output) : [];
        output.WriteLine($"{options.Runs} runs a cell, seed {options.Seed}, {runner.Took:hh\\:mm\\:ss}");
        return reports.Any(report => report.Missed.Count > 0) || real.Any(target => !target.Met) ? 1 : 0;
    }

    private static List<RealTarget> Real(string folder, TextWriter output)
    {
        var (points, like) = (RealSeries.AlternatePoints(folder), RealSeries.LikeMachines(folder));
        var alternate = new double[] { 0, 5, 10, 20 }.Select(shift => RealReport.Of($"alternate points, +{shift} %", points, shift, margin: 5)).ToList();
        var machines = RealReport.Of("like machines", like, shift: 0, margin: 10);
        var unlike = RealReport.Of("B8ms, then D8s_v5", RealSeries.UnlikeMachines(folder, "B8ms", "D8s_v5"), shift: 0, margin: 10);
        var back = RealReport.Of("D8s_v5, then B8ms", RealSeries.UnlikeMachines(folder, "D8s_v5", "B8ms"), shift: 0, margin: 10);
        output.WriteLine("Real series: Promote / Reject / Inconclusive in percent, this judge | the plain test");
        foreach (var report in alternate.Append(machines).Append(unlike).Append(back))
        {
            foreach (var (name, part) in report.Files.Select(file => (file, report.For(file))).Append(("total", report)))
            {
                output.WriteLine($"{report.Set,-24} {name,-42} {part.Verdicts.Count,4} {RealReport.Rates(part.Paired),22} | {RealReport.Rates(part.Plain),22}");
            }
        }

        List<RealTarget> targets = [.. RealTargets.OfAlternatePoints(alternate), .. RealTargets.OfLikeMachines(machines)];
        foreach (var target in targets)
        {
            output.WriteLine($"{(target.Met ? "met   " : "MISSED")} {target.Name}: {target.Figures}");
        }

        return targets;
    }

    private static void Print(IReadOnlyList<Cell> cells, IReadOnlyList<TargetReport> reports, TextWriter output)
    {
        output.WriteLine("Promote / Reject / Inconclusive in percent");
        foreach (var group in cells.GroupBy(cell => (cell.Judge, cell.Table, cell.Setting, cell.Minutes)))
        {
            var figures = group.Select(cell => string.Join("/", Enum.GetValues<Outcome>().Select(outcome => $"{100 * cell.Rate(outcome):0.0}")).PadLeft(16));
            output.WriteLine($"{group.Key.Judge,-10} {group.Key.Table,-22} {group.Key.Setting,-12} {group.Key.Minutes,5} {string.Join(" ", figures)}");
        }

        output.WriteLine();
        foreach (var report in reports)
        {
            var (verdict, sign) = (report.Missed.Count == 0 ? "met   " : "MISSED", report.Target.AtMost ? "≤" : "≥");
            output.WriteLine($"{verdict} {report.Target.Name} {sign} {TargetReport.Percent(report.Target.Limit)}; worst: {report.Say(report.Worst)}");
            foreach (var cell in report.Missed)
            {
                output.WriteLine($"         missed by {report.Say(cell)}");
            }
        }
    }
}
