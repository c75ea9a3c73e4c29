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
        output.WriteLine($"{options.Runs} runs a cell, seed {options.Seed}, {runner.Took:hh\\:mm\\:ss}");
        return reports.Any(report => report.Missed.Count > 0) ? 1 : 0;
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
