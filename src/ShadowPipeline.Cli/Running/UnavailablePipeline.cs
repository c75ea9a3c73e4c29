using System.Text.Json.Nodes;
using ShadowPipeline.Decisions;
using ShadowPipeline.Functions.Ports;

namespace ShadowPipeline.Cli.Running;

/// <summary>Refuses everything: stands where the local pipeline is composed.</summary>
internal sealed class UnavailablePipeline : IPipelineRunner, IDecisionReader
{
    public Task<RunOutcome> RunAsync(RunRequest request, IProgress<TimelineEntry> timeline, CancellationToken cancellationToken) => throw Refusal();

    public Task<JsonObject> PlanAsync(RunRequest request, CancellationToken cancellationToken) => throw Refusal();

    public Task<IReadOnlyList<DecisionRecord>> ListAsync(string databasePath, DecisionFilter filter, CancellationToken cancellationToken) => throw Refusal();

    public Task<DecisionRecord?> FindAsync(string databasePath, string id, CancellationToken cancellationToken) => throw Refusal();

    private static NotSupportedException Refusal() => new("This build has no local pipeline.");
}
