using System.Text.Json;
using System.Text.Json.Nodes;
using ShadowPipeline.Decisions;
using ShadowPipeline.Functions.Contracts;
using ShadowPipeline.Functions.Ports;
using ShadowPipeline.Local.SageMaker;
using ShadowPipeline.Planning;
using ShadowPipeline.Runs;

namespace ShadowPipeline.Tests.Functions;

/// <summary>Somebody who approves and rejects versions in the registry of a workbench, and the events of it, which arrive when the test says so.</summary>
internal sealed class ApprovalDesk
{
    public const string Approved = "Approved";
    public const string Rejected = "Rejected";
    public const string Pending = "PendingManualApproval";

    private readonly Workbench _bench;

    public ApprovalDesk(Workbench bench, params int[] furtherVersions)
    {
        _bench = bench;
        foreach (var version in furtherVersions)
        {
            bench.World.AddModelPackage(bench.World.Facts with { ModelPackageArn = ArnOf(version), Version = version });
        }
    }

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public static string ArnOf(int version) => $"arn:aws:sagemaker:eu-west-1:111122223333:model-package/fraud-detector/{version}";

    public static string RunOf(int version = 7, int epoch = 1, string endpoint = Workbench.Endpoint) =>
        RunNames.For(ArnOf(version), "fraud-detector", version, endpoint, epoch);

    /// <summary>Changes the approval and returns the event, which nobody has received yet.</summary>
    public JsonObject Set(string status, int version = 7)
    {
        var (world, now) = (_bench.World, _bench.Clock.GetUtcNow());
        lock (world.Gate)
        {
            var package = world.State.Packages[ArnOf(version)];
            package.Decision = new ApprovalDecision(status, null, now);
            return ModelPackageEvent.Of(package, world.Facts, now);
        }
    }

    public async Task<StartAnswer> DeliverAsync(JsonObject change) =>
        JsonSerializer.Deserialize(await _bench.InvokeAsync("StartShadowTest", change), FunctionsJson.Default.StartAnswer)!;

    public Task<StartAnswer> ApproveAsync(int version = 7) => DeliverAsync(Set(Approved, version));

    public Task<StartAnswer> RejectAsync(int version = 7) => DeliverAsync(Set(Rejected, version));

    public Task<DecisionRecord?> DecisionAsync(int version = 7, int epoch = 1) => _bench.Decisions.FindAsync(RunOf(version, epoch), Token);

    public Task<Run> RunAsync(int version = 7, int epoch = 1) => _bench.RunAsync(RunOf(version, epoch));

    public Task<IReadOnlyList<string>> QueueAsync() => _bench.Runs.ListQueueAsync(Workbench.Endpoint, 100, Token);

    /// <summary>Lets somebody else hold the endpoint, so that every run waits.</summary>
    public async Task HoldEndpointAsync()
    {
        var now = _bench.Clock.GetUtcNow();
        await _bench.Get<ILeaseStore>().TryAcquireAsync(Workbench.Endpoint, "holder", now, now.AddDays(30), Token);
    }

    /// <summary>Takes a run's steps until its experiment is Running.</summary>
    public async Task StartTestAsync(int version = 7, int epoch = 1)
    {
        var runId = RunOf(version, epoch);
        await _bench.StepAsync("AcquireEndpoint", runId: runId);
        await _bench.StepAsync("ResolveProductionVariant", runId: runId);
        var submitted = await _bench.StepAsync("SubmitExperiment", runId: runId);
        submitted.State.ShouldBe(StepState.Done, submitted.Summary);
        await _bench.AdvanceToAsync(_bench.Clock.GetUtcNow().AddHours(2));
    }

    /// <summary>Takes the last step of a run until it is done.</summary>
    public async Task<StepAnswer> ReleaseAsync(int version = 7, int epoch = 1)
    {
        var answer = await _bench.StepAsync("ReleaseEndpoint", runId: RunOf(version, epoch));
        while (answer.WaitUntil is { } until)
        {
            await _bench.AdvanceToAsync(until);
            answer = await _bench.StepAsync("ReleaseEndpoint", runId: RunOf(version, epoch));
        }

        return answer;
    }

    public static void ShouldBeWithdrawn(DecisionRecord? record)
    {
        record.ShouldNotBeNull();
        (record.Decision, record.Basis).ShouldBe((Decision.Reject, DecisionBasis.ApprovalWithdrawn), string.Join('\n', record.Reasons));
    }

    public static void ShouldBeUntouched(DecisionRecord? record)
    {
        var release = record.ShouldNotBeNull().Release.ShouldNotBeNull();
        (release.EndpointRestored, release.EndpointConfigName, release.ExperimentStatus, release.ModelDeleted).ShouldBe((true, null, null, false));
    }
}
