using System.Text.Json.Nodes;
using ShadowPipeline.Cli.Running;
using ShadowPipeline.Cli.Serving;
using ShadowPipeline.Decisions;
using ShadowPipeline.Functions.Ports;
using ShadowPipeline.Local.Hosting;

namespace ShadowPipeline.Tests.Cli;

/// <summary>Answers only what a test expects, and throws on any other call.</summary>
internal sealed class FakePipeline : IPipelineRunner, IDecisionReader, ILocalAws
{
    public Func<RunRequest, IProgress<TimelineEntry>, CancellationToken, Task<RunOutcome>>? OnRun { get; init; }

    public Func<RunRequest, Task<JsonObject>>? OnPlan { get; init; }

    public Func<ServeRequest, Action<ServedRequest>, Task<IServedAws>>? OnServe { get; init; }

    public IReadOnlyList<DecisionRecord>? Records { get; init; }

    public IReadOnlyList<string> PlanNotes { get; init; } = [];

    public List<RunRequest> Requests { get; } = [];

    public List<DecisionFilter> Filters { get; } = [];

    public Task<RunOutcome> RunAsync(RunRequest request, IProgress<TimelineEntry> timeline, CancellationToken cancellationToken)
    {
        Requests.Add(request);
        return (OnRun ?? throw Unexpected(nameof(RunAsync)))(request, timeline, cancellationToken);
    }

    public async Task<PlannedRequest> PlanAsync(RunRequest request, CancellationToken cancellationToken)
    {
        Requests.Add(request);
        return new PlannedRequest(await (OnPlan ?? throw Unexpected(nameof(PlanAsync)))(request), PlanNotes);
    }

    public bool Exists(string databasePath) => File.Exists(databasePath);

    public Task<IReadOnlyList<DecisionRecord>> ListAsync(string databasePath, DecisionFilter filter, CancellationToken cancellationToken)
    {
        Filters.Add(filter);
        return Task.FromResult(Records ?? throw Unexpected(nameof(ListAsync)));
    }

    public Task<DecisionRecord?> FindAsync(string databasePath, string id, CancellationToken cancellationToken) =>
        Task.FromResult((Records ?? throw Unexpected(nameof(FindAsync))).SingleOrDefault(record => record.Id == id));

    public Task<IServedAws> StartAsync(ServeRequest request, Action<ServedRequest> watch, Action<string> said, CancellationToken cancellationToken) =>
        (OnServe ?? throw Unexpected(nameof(StartAsync)))(request, watch);

    private static InvalidOperationException Unexpected(string call) => new($"The test did not expect {call}.");
}
