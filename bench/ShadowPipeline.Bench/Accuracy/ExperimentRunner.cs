using System.Diagnostics;
using ShadowPipeline.Judging;

namespace ShadowPipeline.Bench.Accuracy;

/// <summary>Runs what is not yet kept. Each run draws from its own seed, so neither order nor number of jobs changes a count.</summary>
internal sealed class ExperimentRunner(AccuracyOptions options, ResultStore store, TextWriter progress)
{
    /// <summary>
    /// To be raised whenever the series or the judges of this benchmark change: kept cells of older ones are then not taken.
    /// </summary>
    private const int SeriesVersion = 1;

    /// <summary>The judge under test, down to its instructions.</summary>
    public static string Product { get; } =
        $"{Judge.Identity.Name} {Judge.Identity.Version} {CodeIdentity.Of(typeof(Judge).Assembly.Location)}";

    /// <summary>The time that all cells took, when kept cells ran included.</summary>
    public TimeSpan Took { get; private set; }

    public IReadOnlyList<Cell> Run(IReadOnlyList<Experiment> experiments)
    {
        var cells = new List<Cell>();
        var (toDo, watch) = (experiments.Sum(ToDo), Stopwatch.StartNew());
        var done = 0.0;
        foreach (var (experiment, number) in experiments.Select((one, i) => (one, i + 1)))
        {
            var cost = ToDo(experiment);
            var counts = Counts(experiment);
            cells.AddRange(counts.SelectMany(judge => experiment.Cases.Select((effect, i) =>
                new Cell(experiment.Table, experiment.Setting, experiment.Minutes, effect, judge.Key, judge.Value[i]))));
            if (cost > 0)
            {
                done += cost;
                var left = watch.Elapsed * ((toDo - done) / done);
                progress.WriteLine($"{number}/{experiments.Count} {experiment.Key}: done, about {left:hh\\:mm\\:ss} to go");
            }
        }

        return cells;
    }

    private double ToDo(Experiment experiment) => Wanted(experiment)
        .Where(judge => store.Find(KeyOf(experiment, judge)) is null)
        .Sum(judge => experiment.Cost * experiment.RunsOf(judge, options.Runs) * (judge == TrialJudges.Paired ? 1 : 0.3));

    private Dictionary<string, int[][]> Counts(Experiment experiment)
    {
        var counts = new Dictionary<string, int[][]>();
        var fresh = new List<string>();
        foreach (var judge in Wanted(experiment))
        {
            if (store.Find(KeyOf(experiment, judge)) is { } kept)
            {
                counts.Add(judge, kept.Counts);
                Took += TimeSpan.FromSeconds(kept.Seconds);
            }
            else
            {
                fresh.Add(judge);
                counts.Add(judge, [.. experiment.Cases.Select(_ => new int[Enum.GetValues<Outcome>().Length])]);
            }
        }

        if (fresh.Count > 0)
        {
            var watch = Stopwatch.StartNew();
            Make(experiment, fresh, counts);
            Took += watch.Elapsed;
            foreach (var judge in fresh)
            {
                store.Keep(KeyOf(experiment, judge), counts[judge], watch.Elapsed.TotalSeconds / fresh.Count);
            }
        }

        return counts;
    }

    private void Make(Experiment experiment, List<string> judges, Dictionary<string, int[][]> counts) => Parallel.For(
        0,
        judges.Max(judge => experiment.RunsOf(judge, options.Runs)),
        new ParallelOptions { MaxDegreeOfParallelism = options.Jobs },
        run => experiment.Run(
            Draws.For(options.Seed, experiment.Key, run),
            [.. judges.Where(judge => run < experiment.RunsOf(judge, options.Runs))],
            (judge, effect, outcome) => Interlocked.Increment(ref counts[judge][effect][(int)outcome])));

    private IEnumerable<string> Wanted(Experiment experiment) => experiment.Judges.Where(options.Judges.Contains);

    private string KeyOf(Experiment experiment, string judge) =>
        $"{experiment.Key} | {judge} {(judge == TrialJudges.Paired ? Product : "")} | series {SeriesVersion} | seed {options.Seed} | "
        + $"{experiment.RunsOf(judge, options.Runs)} runs";
}
