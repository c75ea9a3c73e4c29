using BenchmarkDotNet.Attributes;
using ShadowPipeline.Cli.Running;

namespace ShadowPipeline.Bench;

/// <summary>
/// One whole run, from the approval event to the decision record: 24 virtual hours through the real functions, state machine and wire
/// protocols, with the start of the database engine on a new file.
/// </summary>
public class WholeRuns
{
    private string? _folder;

    [Params("model-approved.json", "scenarios/p99-regression.json")]
    public string Event { get; set; } = "";

    [IterationSetup]
    public void MakeFolder() => _folder = Directory.CreateTempSubdirectory("shadow-bench-").FullName;

    [IterationCleanup]
    public void RemoveFolder() => Directory.Delete(_folder!, recursive: true);

    [Benchmark]
    public async Task<int> Run()
    {
        var path = Checkout.PathOf("events", Event);
        var (policy, database) = (Checkout.PathOf("policies", "fraud-detector.json"), Path.Combine(_folder!, "decisions.db"));
        var request = new RunRequest(path, policy, null, database, null)
        {
            EventText = await File.ReadAllTextAsync(path),
        };
        var outcome = await new PipelineRunner(otherDynamoDb: null).RunAsync(request, new Unwatched(), CancellationToken.None);
        return outcome.Records.Count == 1 ? 1 : throw new InvalidOperationException($"{Event} led to {outcome.Records.Count} decisions.");
    }

    private sealed class Unwatched : IProgress<TimelineEntry>
    {
        public void Report(TimelineEntry value)
        {
        }
    }
}
