using System.Diagnostics;

namespace ShadowPipeline.Bench.ColdStart;

/// <summary>How long the functions take from nothing to their first answer.</summary>
internal static class ColdStartCommand
{
    private const int StartsThatGoOn = 10;
    private const int CallsToWarm = 80;
    private const string Start = "StartShadowTest";
    private const string Judge = "EvaluateMetrics";
    private const string NativeBuild = "Native AOT";
    private const string ManagedBuild = "JIT";

    public static async Task<int> RunAsync(IReadOnlyList<string> arguments, TextWriter output, TextWriter error)
    {
        ColdStartOptions options;
        try
        {
            options = ColdStartOptions.Parse(arguments);
        }
        catch (ArgumentException wrong)
        {
            await error.WriteLineAsync(wrong.Message);
            return 2;
        }

        var watch = Stopwatch.StartNew();
        var all = await MeasureAsync(options, error);
        if (options.OnlyNative)
        {
            foreach (var one in all)
            {
                await output.WriteLineAsync(
                    $"{one.Candidate.Function} {one.Candidate.Executable}: request {one.MedianToRequest:0.0} least {one.LeastToRequest:0.0}, "
                    + $"response {one.MedianToResponse:0.0} least {one.LeastToResponse:0.0}, warm {one.WarmQuantile(0.5):0.0}, MB {one.MedianMemory:0.0} warm {one.MostMemory:0.0}");
            }

            return 0;
        }

        var sizes = all.Where(one => one.Candidate.Function == Start).ToDictionary(one => one.Candidate.Build, one => PackageSize.Of(one.Candidate.Executable) / 1e6);
        var targets = ColdStartTargets.Of(Of(all, NativeBuild), Of(all, ManagedBuild), sizes[NativeBuild]);
        var text = ColdStartPage.Write(all, targets, one => sizes.GetValueOrDefault(one.Candidate.Build, double.NaN), options.Starts, watch.Elapsed);
        await output.WriteLineAsync(text);
        BenchmarkPage.Write(BenchmarkPage.OfCheckout, BenchmarkPage.ColdStart, text);
        return options.Check && targets.Any(target => !target.Met) ? 1 : 0;
    }

    private static async Task<List<Figures>> MeasureAsync(ColdStartOptions options, TextWriter progress)
    {
        var scripts = Directory.CreateTempSubdirectory("shadow-bench-");
        try
        {
            await using var world = await FunctionWorld.StartAsync(TimeProvider.System.GetUtcNow());
            var candidates = Candidates(world, options, scripts.FullName).ToList();
            var starts = candidates.ToDictionary(one => one, _ => new List<Start>());
            // The first round warms the file cache and local AWS, whose own compilation is not what is measured, and is forgotten.
            for (var round = 0; round <= options.Starts; round++)
            {
                foreach (var candidate in candidates)
                {
                    var start = await ColdStart.Start.MeasureAsync(candidate, round == 0 ? CallsToWarm : round <= StartsThatGoOn ? options.Warm : 0);
                    if (round > 0)
                    {
                        starts[candidate].Add(start);
                    }
                }

                await progress.WriteAsync($"\r{round} of {options.Starts} rounds");
            }

            await progress.WriteLineAsync();
            return [.. candidates.Select(one => new Figures(one, starts[one]))];
        }
        finally
        {
            scripts.Delete(recursive: true);
        }
    }

    private static IEnumerable<Candidate> Candidates(FunctionWorld world, ColdStartOptions options, string scripts)
    {
        var builds = options.Native.Select(executable => (Build: NativeBuild, Executable: executable));
        foreach (var (build, executable) in options.OnlyNative ? builds : builds.Append((ManagedBuild, options.Managed)))
        {
            yield return new Candidate(Start, build, executable, With(world, Start), world.NextApproval, world.ForgetAsync);
            yield return new Candidate(Judge, build, executable, With(world, Judge), world.EndedTest, world.ResetTestAsync);
        }

        foreach (var reference in options.OnlyNative ? [] : References.In(scripts))
        {
            yield return reference;
        }
    }

    private static Dictionary<string, string> With(FunctionWorld world, string handler) => new(world.Environment) { ["ANNOTATIONS_HANDLER"] = handler };

    private static Figures Of(List<Figures> all, string build) => all.Single(one => one.Candidate.Function == Start && one.Candidate.Build == build);
}
