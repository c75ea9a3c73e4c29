using ShadowPipeline.Bench.Accuracy;

namespace ShadowPipeline.Tests.Bench;

public sealed class AccuracyCommandTests : IDisposable
{
    private const string Machines = "value,runtime,starttime,VM_id";

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("shadow-bench-tests-");

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public void Run_OneExperiment_WritesItsTableAndItsPage()
    {
        var page = In("page.md");

        var (exit, output, _) = Run("--runs", "20", "--only", "p99 sd 0.10, 0.6, 60 ", "--page", page);

        exit.ShouldBe(0);
        output.ShouldContain("| latency p99: false Promote at twice the margin | ≤ 1 % | 1 |");
        output.Split('\n').Count(line => line.StartsWith("| 0.6 | 60 |", StringComparison.Ordinal)).ShouldBe(1);
        File.ReadAllText(page).ShouldContain(output.TrimEnd());
    }

    [Fact]
    public void Run_Part_WritesNoPage()
    {
        var (_, _, progress) = Run("--runs", "2", "--only", "errors, steady, 60 ");

        progress.ShouldContain("No page was written");
    }

    [Fact]
    public void Run_RealSeries_StandBesideThePlainTest()
    {
        var draws = Draws.For(1, "real", 0);
        Write("nab/cpu.csv", "timestamp,value", 240, i => $"2014-02-14 {i},{Math.Exp(0.01 * draws.Normal())}");
        var rows = Enumerable.Range(0, 2).SelectMany(vm => Enumerable.Range(0, 50).Select(run => (vm, run))).ToList();
        Write("azure-vm-noise/load-B8ms.csv", Machines, 100, i => $"{5 + rows[i].vm},1,{rows[i].run:00},vm{rows[i].vm}");
        Write("azure-vm-noise/load-D8s_v5.csv", Machines, 100, i => $"{5 + rows[i].run},1,{rows[i].run:00},vm{rows[i].vm}");

        var (exit, output, _) = Run("--runs", "2", "--only", "errors, steady, 60 ", "--data", _folder.FullName);

        // Two machines that always differ by a fifth: the target on like machines is missed.
        exit.ShouldBe(1);
        output.ShouldContain("| like machines: at most 5 % false Rejects in load-B8ms | 100 % of 1 windows | **MISSED** |");
        output.ShouldContain("| no shift | 2 | 100.0 | 0.0 | 0.0 | 100.0 | 0.0 | 0.0 |");
        output.ShouldContain("| +20 % | 2 | 0.0 | 100.0 | 0.0 | 0.0 | 100.0 | 0.0 |");
    }

    [Theory]
    [InlineData("--quick")]
    [InlineData("--runs")]
    [InlineData("--runs", "0")]
    [InlineData("--lengths", "61")]
    [InlineData("--judges", "t-test")]
    [InlineData("--data", "/no/such/folder")]
    [InlineData("--only", "no such experiment")]
    public void Run_WrongArgument_SaysSoAndExitsWithTwo(params string[] arguments)
    {
        var (exit, output, progress) = Run(arguments);

        exit.ShouldBe(2);
        output.ShouldBeEmpty();
        progress.ShouldContain(arguments[^1]);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false, "--runs", "1999")]
    [InlineData(false, "--only", "errors")]
    [InlineData(false, "--lengths", "60,360")]
    [InlineData(false, "--judges", "paired")]
    [InlineData(true, "--runs", "5000", "--seed", "3", "--jobs", "1")]
    public void Page_OfTheRepository_TakesAllThatBelongsOnIt(bool written, params string[] arguments) =>
        (AccuracyOptions.Parse(arguments).Page is not null).ShouldBe(written);

    private (int Exit, string Output, string Progress) Run(params string[] arguments)
    {
        var (output, progress) = (new StringWriter(), new StringWriter());
        var exit = AccuracyCommand.Run(["--resume", In("cells.jsonl"), .. arguments], output, progress);
        return (exit, output.ToString(), progress.ToString());
    }

    private void Write(string path, string head, int rows, Func<int, string> row)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(In(path))!);
        File.WriteAllLines(In(path), [head, .. Enumerable.Range(0, rows).Select(row)]);
    }

    private string In(string path) => Path.Combine(_folder.FullName, path);
}
