using System.Diagnostics;
using BenchmarkDotNet.Columns;
using BenchmarkDotNet.Configs;
using BenchmarkDotNet.Diagnosers;
using BenchmarkDotNet.Engines;
using BenchmarkDotNet.Jobs;
using BenchmarkDotNet.Loggers;
using BenchmarkDotNet.Reports;
using BenchmarkDotNet.Running;
using BenchmarkDotNet.Toolchains.InProcess.Emit;

namespace ShadowPipeline.Bench;

/// <summary>How long a verdict and a whole run take.</summary>
internal static class SpeedCommand
{
    public const string Usage = """
        speed
          How long a verdict and a whole run take; writes its part of docs/benchmarks.md.
          Exit code: 0, or 1 when the median of a case passes its target.
        """;

    public static int Run(TextWriter output)
    {
        var artifacts = Directory.CreateTempSubdirectory("shadow-bench-");
        try
        {
            var watch = Stopwatch.StartNew();
            var judge = Measure<JudgeSpeed>(RunStrategy.Throughput, warmups: 3, artifacts);
            var runs = Measure<WholeRuns>(RunStrategy.Monitoring, warmups: 2, artifacts);
            var text = SpeedPage.Write(judge, runs, watch.Elapsed);
            output.WriteLine(text);
            BenchmarkPage.Write(BenchmarkPage.OfCheckout, BenchmarkPage.Speed, text);
            return judge.Any(one => one.Missed) ? 1 : 0;
        }
        finally
        {
            artifacts.Delete(recursive: true);
        }
    }

    // In this process: building a project for each benchmark would need more than the benchmarks do.
    private static List<Measurement> Measure<T>(RunStrategy strategy, int warmups, DirectoryInfo artifacts)
    {
        var summary = BenchmarkRunner.Run<T>(ManualConfig.CreateEmpty()
            .AddJob(Job.Default
                .WithStrategy(strategy)
                .WithWarmupCount(warmups)
                .WithIterationCount(10)
                .WithToolchain(InProcessEmitToolchain.Instance))
            .AddDiagnoser(MemoryDiagnoser.Default)
            .AddColumnProvider(DefaultColumnProviders.Instance)
            .AddLogger(ConsoleLogger.Default)
            .WithArtifactsPath(artifacts.FullName));
        return [.. summary.Reports.Select(Of)];
    }

    private static Measurement Of(BenchmarkReport report)
    {
        var measured = report.ResultStatistics ?? throw new InvalidOperationException($"{report.BenchmarkCase.DisplayInfo} did not run.");
        var allocated = report.GcStats.GetBytesAllocatedPerOperation(report.BenchmarkCase) ?? 0;
        var parameters = report.BenchmarkCase.Parameters.Items.ToDictionary(one => one.Name, one => one.Value);
        return new Measurement(
            string.Join(", ", parameters.Select(one => Name(one.Key, one.Value))),
            measured.Min / 1e6,
            measured.Median / 1e6,
            measured.Max / 1e6,
            allocated,
            SpeedTarget.Of(
                parameters.GetValueOrDefault(nameof(JudgeSpeed.Days)), parameters.GetValueOrDefault(nameof(JudgeSpeed.Criteria))));
    }

    private static string Name(string parameter, object? value) => value switch
    {
        string file => $"events/{file}",
        1 => $"1 {parameter.ToLowerInvariant().TrimEnd('s')}",
        _ => $"{value} {parameter.ToLowerInvariant()}",
    };
}
