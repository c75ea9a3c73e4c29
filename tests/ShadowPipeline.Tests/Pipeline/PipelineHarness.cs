using System.Text.Json.Nodes;
using ShadowPipeline.Cli.Running;
using ShadowPipeline.Decisions;
using ShadowPipeline.Functions.Ports;
using ShadowPipeline.Local.Access;
using ShadowPipeline.Local.Hosting;
using ShadowPipeline.Tests.Deployment.Access;

namespace ShadowPipeline.Tests.Pipeline;

/// <summary>The command's own pipeline on a database file of its own: real functions, real state machine, real engine, virtual time.</summary>
internal sealed class PipelineHarness : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("shadow-test-").FullName;
    private readonly PipelineRunner _runner;
    private readonly AccessGuard? _access;

    /// <param name="wire">What stands between the functions and local AWS; null has the template's IAM, which may deny nothing.</param>
    public PipelineHarness(WireOptions? wire = null)
    {
        _access = wire is null ? DeployedAccess.Guard() : null;
        _runner = new PipelineRunner(otherDynamoDb: null, wire: wire ?? new WireOptions { Access = _access });
    }

    public string DatabasePath => Path.Combine(_folder, "decisions.db");

    public List<TimelineEntry> Timeline { get; } = [];

    /// <summary>Runs an event of the events folder.</summary>
    public Task<RunOutcome> RunAsync(string eventFile, string? policyPath = null, string? scenarioPath = null) =>
        RunTextAsync(Repository.PathOf("events", eventFile), File.ReadAllText(Repository.PathOf("events", eventFile)), policyPath, scenarioPath);

    /// <summary>Runs an event given as text, with the scenario that lies beside <paramref name="eventPath"/>.</summary>
    public Task<RunOutcome> RunTextAsync(string eventPath, string text, string? policyPath = null, string? scenarioPath = null)
    {
        var request = new RunRequest(eventPath, policyPath ?? Repository.PathOf("policies", "fraud-detector.json"), scenarioPath, DatabasePath, null)
        {
            EventText = text,
        };
        return _runner.RunAsync(request, new Collector(Timeline), TestContext.Current.CancellationToken);
    }

    /// <summary>The file's text as a path of its own, for events, policies and scenarios that only one test needs.</summary>
    public string Write(string name, string text)
    {
        var path = Path.Combine(_folder, name);
        File.WriteAllText(path, text);
        return path;
    }

    /// <summary>The sample policy with a test of three hours, for tests of what happens around it.</summary>
    public string WriteShortPolicy()
    {
        var policy = JsonNode.Parse(File.ReadAllText(Repository.PathOf("policies", "fraud-detector.json")))!;
        policy["experiment"]!["duration"] = "3h";
        return Write("short.json", policy.ToJsonString());
    }

    public Task<IReadOnlyList<DecisionRecord>> ListAsync() =>
        new LocalDecisionReader(otherDynamoDb: null).ListAsync(DatabasePath, new DecisionFilter(), TestContext.Current.CancellationToken);

    public void Dispose()
    {
        Directory.Delete(_folder, recursive: true);
        (_access?.Denials ?? []).ShouldBeEmpty();
    }

    private sealed class Collector(List<TimelineEntry> entries) : IProgress<TimelineEntry>
    {
        public void Report(TimelineEntry value)
        {
            lock (entries)
            {
                entries.Add(value);
            }
        }
    }
}
