using ShadowPipeline.Bench.Accuracy;

namespace ShadowPipeline.Tests.Bench;

public sealed class ExperimentRunnerTests : IDisposable
{
    private static readonly Experiment[] Experiments =
    [
        new LatencyExperiment(NoiseSetting.All[1], 0.25, 60, Measure.Percentile),
        new LatencyExperiment(NoiseSetting.All[5], 0.25, 60, Measure.Percentile),
        new ErrorExperiment(bursts: true, 60),
    ];

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("shadow-bench-tests-");

    private string Store => Path.Combine(_folder.FullName, "kept", "cells.jsonl");

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public void Run_OtherJobsAndOrder_CountsTheSame()
    {
        var one = Run(Experiments, "--jobs", "1", "--fresh");
        var other = Run([.. Experiments.Reverse()], "--jobs", "4", "--fresh");

        Shown(other).ShouldBe(Shown(one), ignoreOrder: true);
    }

    [Fact]
    public void Run_AnotherSeed_CountsOtherwise() =>
        Shown(Run(Experiments, "--seed", "2", "--fresh")).ShouldNotBe(Shown(Run(Experiments, "--fresh")));

    [Fact]
    public void Run_CellsOfAnotherSeedOrNumberKept_AreNotTaken()
    {
        var alone = Run(Experiments, "--seed", "2", "--fresh");
        Run(Experiments, "--fresh");
        Run(Experiments, "--runs", "10");

        Shown(Run(Experiments, "--seed", "2")).ShouldBe(Shown(alone));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(30)]
    public void Run_AfterItWasCutOff_GoesOnToTheSameResult(int torn)
    {
        var whole = Run(Experiments, "--fresh");
        var lines = File.ReadAllLines(Store);
        File.WriteAllText(Store, string.Join('\n', lines[..5]) + "\n" + lines[5][..torn]);

        var progress = new StringWriter();
        var resumed = Run(Experiments, progress);

        Shown(resumed).ShouldBe(Shown(whole));
        File.ReadAllLines(Store).Length.ShouldBe(lines.Length);
        progress.ToString().Split('\n', StringSplitOptions.RemoveEmptyEntries).Length.ShouldBe(2);
    }

    [Fact]
    public void Run_AllKept_TakesTheTimeThatTheyTook()
    {
        var runner = Runner(new StringWriter(), "--fresh");
        runner.Run(Experiments);
        var again = Runner(new StringWriter());

        again.Run(Experiments);

        again.Took.TotalSeconds.ShouldBe(runner.Took.TotalSeconds, 0.1);
    }

    [Fact]
    public void RunsOf_AWeek_AreFewerForTheSlowJudges()
    {
        var week = new LatencyExperiment(NoiseSetting.All[0], 0.10, 10_080, Measure.Percentile);

        TrialJudges.Names.Select(judge => week.RunsOf(judge, 2000)).ShouldBe([2000, 2000, 200, 200]);
    }

    private IReadOnlyList<Cell> Run(IReadOnlyList<Experiment> experiments, params string[] arguments) =>
        Runner(new StringWriter(), arguments).Run(experiments);

    private IReadOnlyList<Cell> Run(IReadOnlyList<Experiment> experiments, TextWriter progress) => Runner(progress).Run(experiments);

    private ExperimentRunner Runner(TextWriter progress, params string[] arguments)
    {
        string[] few = arguments.Contains("--runs") ? [] : ["--runs", "20"];
        var options = AccuracyOptions.Parse(["--resume", Store, .. few, .. arguments]);
        return new ExperimentRunner(options, ResultStore.Open(options.Store, options.Fresh), progress);
    }

    private static List<string> Shown(IEnumerable<Cell> cells) =>
        [.. cells.Select(cell => $"{cell.Judge}: {cell.Name}: {string.Join(' ', cell.Counts)}")];
}
