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
            progress.WriteLine($"{wrong.Message}\n\n{AccuracyOptions.Usage}");
            return 2;
        }

        var experiments = Plan.Select(options);
        if (experiments.Count == 0)
        {
            progress.WriteLine($"No experiment's name contains \"{options.Only}\". There are:");
            progress.WriteLine(string.Join('\n', Plan.All.Select(one => one.Key)));
            return 2;
        }

        var runner = new ExperimentRunner(options, ResultStore.Open(options.Store, options.Fresh), progress);
        var cells = runner.Run(experiments);
        var reports = TargetReport.Of(cells);
        Show(BenchmarkPage.Accuracy, AccuracyPage.Write(options, runner.Took, cells, reports));
        var missed = reports.Any(report => report.Missed.Count > 0);
        if (options.Data is { } folder)
        {
            var real = RealResults.Of(folder);
            Show(BenchmarkPage.Real, RealPage.Write(real));
            missed |= real.Targets.Any(target => !target.Met);
        }

        progress.WriteLine(options.Page is null
            ? $"No page was written: that takes all experiments, lengths and judges with {AccuracyOptions.LeastRuns} runs, or --page."
            : $"Written to {options.Page}.");
        return missed ? 1 : 0;

        void Show(string section, string text)
        {
            output.WriteLine(text);
            if (options.Page is { } page)
            {
                BenchmarkPage.Write(page, section, text);
            }
        }
    }
}
