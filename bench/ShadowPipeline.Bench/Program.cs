using BenchmarkDotNet.Columns;
using BenchmarkDotNet.Configs;
using BenchmarkDotNet.Diagnosers;
using BenchmarkDotNet.Engines;
using BenchmarkDotNet.Jobs;
using BenchmarkDotNet.Loggers;
using BenchmarkDotNet.Running;
using BenchmarkDotNet.Toolchains.InProcess.Emit;
using ShadowPipeline.Bench;
using ShadowPipeline.Bench.Accuracy;

if (args is ["accuracy", .. var arguments])
{
    return AccuracyCommand.Run(arguments, Console.Out, Console.Error);
}

if (args is not (["speed"] or []))
{
    Console.Error.WriteLine($"Usage: speed | {AccuracyOptions.Usage}");
    return 2;
}

// In this process: building a project for each benchmark would need more than the benchmarks do.
var artifacts = Directory.CreateTempSubdirectory("shadow-bench-");
try
{
    var judge = BenchmarkRunner.Run<JudgeSpeed>(With(Job.Default.WithStrategy(RunStrategy.Throughput).WithWarmupCount(3).WithIterationCount(10)));
    var runs = BenchmarkRunner.Run<WholeRuns>(With(Job.Default.WithStrategy(RunStrategy.Monitoring).WithWarmupCount(2).WithIterationCount(10)));
    await File.WriteAllTextAsync(Checkout.PathOf("docs", "benchmarks.md"), BenchmarkPage.Write(judge, runs));
    return 0;
}
finally
{
    artifacts.Delete(recursive: true);
}

IConfig With(Job job) => ManualConfig.CreateEmpty()
    .AddJob(job.WithToolchain(InProcessEmitToolchain.Instance))
    .AddDiagnoser(MemoryDiagnoser.Default)
    .AddColumnProvider(DefaultColumnProviders.Instance)
    .AddLogger(ConsoleLogger.Default)
    .WithArtifactsPath(artifacts.FullName);
