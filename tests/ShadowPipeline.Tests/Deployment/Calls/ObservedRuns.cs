using System.Text.Json.Nodes;
using Amazon.DynamoDBv2;
using Amazon.S3;
using Amazon.SageMaker;
using Amazon.StepFunctions;
using Microsoft.Extensions.DependencyInjection;
using ShadowPipeline.Cli.Running;
using ShadowPipeline.Decisions;
using ShadowPipeline.Functions.Contracts;
using ShadowPipeline.Functions.DynamoDb;
using ShadowPipeline.Functions.Ports;
using ShadowPipeline.Local.StateMachines.Integrations;
using ShadowPipeline.Policies;
using ShadowPipeline.Tests.Functions;
using ShadowPipeline.Tests.Local.DynamoDb;

namespace ShadowPipeline.Tests.Deployment.Calls;

/// <summary>What the functions called and which metrics they wrote, over runs that reach every call. Observed once for all tests.</summary>
/// <param name="Calls">The calls, each once.</param>
/// <param name="Operations">The operations that were called, by the names of their requests without the word Request.</param>
/// <param name="Metrics">The lines in the embedded metric format.</param>
internal sealed record ObservedRuns(
    IReadOnlyCollection<SeenCall> Calls, IReadOnlyCollection<string> Operations, IReadOnlyList<JsonObject> Metrics)
{
    private static readonly JsonObject Error = new() { ["Error"] = "SomethingException", ["Cause"] = "Something happened." };
    private static readonly JsonObject Schedule = Workbench.Event("reconcile-runs-schedule.json");

    private static Task<ObservedRuns>? s_observed;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    /// <summary>The observation. Tests of the engine's collection run one after the other, so it is made once.</summary>
    public static Task<ObservedRuns> OfAsync(EngineFixture engine) => s_observed ??= ObserveAsync(engine);

    private static async Task<ObservedRuns> ObserveAsync(EngineFixture engine)
    {
        Func<EngineFixture, Task<ObservedRuns>>[] runs =
        [
            TwoVersionsAsync,
            Whole("""{"shadow": {"faults": [{"after": "3h", "error5xxRate": 0.4}]}}"""),
            Whole("""{"experiment": {"cancel": {"after": "12h", "reason": "No capacity."}}}"""),
            Whole("""{"endpoint": {"timeline": [{"for": "1h", "status": "Updating"}]}}"""),
            Whole("""{"traffic": {"requestsPerMinute": 2}}""", Extended),
            EvidenceLostAsync,
            RejectedBeforeItsStartAsync,
            ReconciledBeforeItsStartAsync,
            DeletedByHandAsync,
            ApprovalLostAsync,
            WithdrawnAsync,
            NotToldAsync,
        ];
        var observed = new List<ObservedRuns>();
        foreach (var run in runs)
        {
            observed.Add(await run(engine));
        }

        return new ObservedRuns(
            [.. observed.SelectMany(one => one.Calls).DistinctBy(Folder)],
            [.. observed.SelectMany(one => one.Operations).Distinct()],
            [.. observed.SelectMany(one => one.Metrics)]);
    }

    // Runs have hundreds of objects each; one of each folder stands for them.
    private static SeenCall Folder(SeenCall call) => call.Action is "s3:GetObject" or "s3:PutObject"
        ? call with { Resource = call.Resource[..call.Resource.LastIndexOf('/')] }
        : call;

    // Policies come from the table as in an account; the second version waits for the first; a group without a policy starts nothing.
    private static async Task<ObservedRuns> TwoVersionsAsync(EngineFixture engine)
    {
        await using var bench = await Workbench.StartAsync(
            engine, workflow: WorkflowFile.Read(), configure: services => services.AddSingleton<IPolicyStore, DynamoPolicyStore>());
        using var recorder = CallRecorder.Attach(bench, DeploymentFiles.Of().Template);
        await bench.ApproveAsync("every-option-approved.json");
        var policy = PolicyReader.Read(await File.ReadAllTextAsync(Repository.PathOf("policies", "fraud-detector.json"), Token));
        await ((DynamoPolicyStore)bench.Get<IPolicyStore>()).SaveAsync(policy, Token);
        await bench.ApproveAsync();
        await ApproveSecondAsync(bench);
        await bench.RunToEndAsync();
        await bench.InvokeAsync("ReconcileRuns", Schedule);

        (await bench.Decisions.ListAsync(new DecisionFilter(Decision: Decision.Promote), Token)).Count.ShouldBe(2);
        return Observed(bench, recorder);
    }

    private static Func<EngineFixture, Task<ObservedRuns>> Whole(string scenario, Func<JsonObject, JsonObject>? policy = null) => async engine =>
    {
        await using var bench = await Workbench.StartAsync(engine, scenario, WorkflowFile.Read(), policy);
        using var recorder = CallRecorder.Attach(bench, DeploymentFiles.Of().Template);
        await bench.ApproveAsync();
        await bench.RunToEndAsync();

        (await bench.Decisions.FindAsync(Workbench.RunId, Token)).ShouldNotBeNull().Basis.ShouldNotBe(DecisionBasis.PipelineError);
        return Observed(bench, recorder);
    };

    // What checks archived is gone before it is judged: it is read from CloudWatch once more.
    private static async Task<ObservedRuns> EvidenceLostAsync(EngineFixture engine)
    {
        await using var bench = await Workbench.StartAsync(engine);
        using var recorder = CallRecorder.Attach(bench, DeploymentFiles.Of().Template);
        await bench.RepeatAsync("PollExperiment", await bench.SubmitAsync());
        File.Delete(Directory.GetFiles(bench.Objects)[0]);
        (await bench.StepAsync("EvaluateMetrics")).State.ShouldBe(StepState.Done);
        return Observed(bench, recorder);
    }

    // Decided while its experiment has not started: it is started, stopped, and what was created is removed. Then the last step is
    // repeated by somebody who does not see yet that it was done.
    private static async Task<ObservedRuns> RejectedBeforeItsStartAsync(EngineFixture engine)
    {
        await using var bench = await Workbench.StartAsync(engine, policy: StartAfterTwoDays, configure: ReadBehind);
        using var recorder = CallRecorder.Attach(bench, DeploymentFiles.Of().Template);
        await bench.SubmitAsync();
        await ApproveSecondAsync(bench);
        await bench.AdvanceToAsync(bench.Clock.GetUtcNow().AddMinutes(10));
        await bench.InvokeAsync("RecordDecision", Workbench.Input(Error));
        await bench.InvokeAsync("RecordDecision", Workbench.Input(Error));
        (await bench.RepeatAsync("ReleaseEndpoint")).State.ShouldBe(StepState.Done);
        (await bench.StepAsync("ReleaseEndpoint")).State.ShouldBe(StepState.Done);
        return Observed(bench, recorder);
    }

    // The same, but its execution was stopped: ReconcileRuns does all of it.
    private static async Task<ObservedRuns> ReconciledBeforeItsStartAsync(EngineFixture engine)
    {
        await using var bench = await Workbench.StartAsync(engine, policy: StartAfterTwoDays, configure: ReadBehind);
        using var recorder = CallRecorder.Attach(bench, DeploymentFiles.Of().Template);
        await bench.SubmitAsync();
        await ApproveSecondAsync(bench);
        await bench.AdvanceToAsync(bench.Clock.GetUtcNow().AddMinutes(10));
        var ended = (await bench.RunAsync()).ExecutionArn!;
        await bench.Get<IAmazonStepFunctions>().StopExecutionAsync(new() { ExecutionArn = ended }, Token);
        string answer;
        do
        {
            answer = await bench.InvokeAsync("ReconcileRuns", Schedule);
            await bench.AdvanceToAsync(bench.Clock.GetUtcNow().AddMinutes(15));
        }
        while (!answer.EndsWith("\"waiting\":0}", StringComparison.Ordinal));

        var change = Workbench.Event("reconcile-runs-execution-failed.json");
        await bench.InvokeAsync("ReconcileRuns", change);
        return Observed(bench, recorder);
    }

    // The shadow variant stays deployed: the endpoint is not what it was.
    private static async Task<ObservedRuns> DeletedByHandAsync(EngineFixture engine)
    {
        await using var bench = await Workbench.StartAsync(engine, policy: StartAfterTwoDays);
        using var recorder = CallRecorder.Attach(bench, DeploymentFiles.Of().Template);
        await bench.SubmitAsync();
        await bench.AdvanceToAsync(bench.Clock.GetUtcNow().AddMinutes(10));
        await bench.Get<IAmazonSageMaker>().DeleteInferenceExperimentAsync(new() { Name = Workbench.RunId }, Token);
        (await bench.StepAsync("PollExperiment")).State.ShouldBe(StepState.Decided);
        await bench.InvokeAsync("RecordDecision", Workbench.Input());
        await bench.RepeatAsync("ReleaseEndpoint");

        (await bench.Decisions.FindAsync(Workbench.RunId, Token))!.Release!.EndpointRestored.ShouldBe(false);
        return Observed(bench, recorder);
    }

    private static async Task<ObservedRuns> ApprovalLostAsync(EngineFixture engine)
    {
        await using var bench = await Workbench.StartAsync(engine, configure: services => services.AddSingleton<IPolicyStore, DynamoPolicyStore>());
        using var recorder = CallRecorder.Attach(bench, DeploymentFiles.Of().Template);
        var policy = PolicyReader.Read(await File.ReadAllTextAsync(Repository.PathOf("policies", "fraud-detector.json"), Token));
        await ((DynamoPolicyStore)bench.Get<IPolicyStore>()).SaveAsync(policy, Token);
        await bench.AdvanceToAsync(bench.Clock.GetUtcNow().AddDays(2));
        var facts = bench.World.Facts;
        bench.World.AddModelPackage(
            facts with { ModelPackageArn = facts.ModelPackageArn[..^1] + "9", Version = 9, StartsAt = bench.Clock.GetUtcNow() }, "Approved");
        (await bench.InvokeAsync("ReconcileRuns", Schedule)).ShouldContain("no event told of its approval");
        await HoldAsync(bench);
        return Observed(bench, recorder);
    }

    // An approval comes while the deployment drains, and is tested afterwards.
    private static async Task HoldAsync(Workbench bench)
    {
        var drains = bench.Get<IDrainStore>();
        await drains.BeginAsync(new Drain(bench.Clock.GetUtcNow(), "a test"), Token);
        await bench.ApproveAsync();
        await drains.EndAsync(Token);
        (await bench.InvokeAsync("ReconcileRuns", Schedule)).ShouldContain("it was approved while the deployment drained");
    }

    // A waiting version is superseded, one that is tested is rejected and approved again, one that waits is rejected twice, and an event comes from elsewhere.
    private static async Task<ObservedRuns> WithdrawnAsync(EngineFixture engine)
    {
        await using var bench = await Workbench.StartAsync(engine, policy: SupersedeTests.Supersede);
        using var recorder = CallRecorder.Attach(bench, DeploymentFiles.Of().Template);
        var desk = new ApprovalDesk(bench, 8, 9);
        await desk.ApproveAsync();
        await desk.StartTestAsync();
        await desk.ApproveAsync(8);
        await desk.ApproveAsync(9);
        var rejected = desk.Set(ApprovalDesk.Rejected);
        await desk.DeliverAsync(rejected);
        await desk.DeliverAsync(rejected);
        await bench.AdvanceToAsync(bench.Clock.GetUtcNow().AddMinutes(1));
        (await desk.ApproveAsync()).RunIds.ShouldBe([ApprovalDesk.RunOf(epoch: 2)]);
        var foreign = desk.Set(ApprovalDesk.Approved);
        var elsewhere = foreign.ToJsonString().Replace("111122223333", "999922223333", StringComparison.Ordinal);
        await desk.DeliverAsync(JsonNode.Parse(elsewhere)!.AsObject());
        var waiting = desk.Set(ApprovalDesk.Rejected, 9);
        await desk.DeliverAsync(waiting);
        await desk.DeliverAsync(waiting);
        (await bench.Decisions.ListAsync(new DecisionFilter(Decision: Decision.Reject), Token)).Count.ShouldBe(3);
        return Observed(bench, recorder);
    }

    // Bus and topic refuse, the evidence was changed, and the site's index is no index.
    private static async Task<ObservedRuns> NotToldAsync(EngineFixture engine)
    {
        await using var bench = await Workbench.StartAsync(engine, workflow: WorkflowFile.Read());
        using var recorder = CallRecorder.Attach(bench, DeploymentFiles.Of().Template);
        await bench.Get<IAmazonS3>().PutObjectAsync(new() { BucketName = Workbench.Bucket, Key = "site/index.html", ContentBody = "no index" }, Token);
        bench.NoticeFault = integration =>
        {
            foreach (var manifest in Directory.GetFiles(bench.Objects, $"{Workbench.RunId}%2Fmanifest*"))
            {
                File.Delete(manifest);
            }

            return IntegrationAnswer.Failed(integration.ErrorPrefix + ".AccessDeniedException", "no");
        };
        await bench.ApproveAsync();
        await bench.RunToEndAsync();

        (await bench.Decisions.FindAsync(Workbench.RunId, Token)).ShouldNotBeNull().Decision.ShouldBe(Decision.Promote);
        return Observed(bench, recorder);
    }

    private static ObservedRuns Observed(Workbench bench, CallRecorder recorder) => new([.. recorder.Calls], [.. recorder.Operations], bench.Metrics);

    private static async Task ApproveSecondAsync(Workbench bench)
    {
        var approval = Workbench.Event("model-approved.json");
        var detail = approval["detail"]!;
        var arn = detail["ModelPackageArn"]!.GetValue<string>()[..^1] + "8";
        (detail["ModelPackageArn"], detail["ModelPackageVersion"]) = (arn, 8);
        approval["resources"] = new JsonArray(arn);
        bench.World.AddModelPackage(bench.World.Facts with { ModelPackageArn = arn, Version = 8 });
        await bench.InvokeAsync("StartShadowTest", approval);
    }

    private static JsonObject StartAfterTwoDays(JsonObject policy)
    {
        policy["experiment"]!["startDelay"] = "2d";
        return policy;
    }

    private static JsonObject Extended(JsonObject policy)
    {
        policy["experiment"]!["duration"] = "6h";
        policy["evidence"] = new JsonObject { ["minInvocations"] = 1200 };
        policy["criteria"] = new JsonArray(new JsonObject { ["metric"] = "Invocation5XXErrors", ["statistic"] = "Rate", ["max"] = 0.02 });
        policy["onInsufficientEvidence"] = "extend";
        policy["maxExtensions"] = 2;
        return policy;
    }

    private static void ReadBehind(IServiceCollection services) => services.AddSingleton<IDecisionStore>(provider =>
        new DecisionsWithoutReleases(new DynamoDecisionStore(provider.GetRequiredService<IAmazonDynamoDB>(), provider.GetRequiredService<Tables>())));

    /// <summary>Decisions as somebody reads them just before another attempt writes the release.</summary>
    private sealed class DecisionsWithoutReleases(IDecisionStore store) : IDecisionStore
    {
        public async Task<DecisionRecord?> FindAsync(string id, CancellationToken cancellationToken) =>
            await store.FindAsync(id, cancellationToken) is { } record ? record with { Release = null } : null;

        public Task<DecisionRecord> WriteOnceAsync(DecisionRecord record, CancellationToken cancellationToken) => store.WriteOnceAsync(record, cancellationToken);

        public Task<ReleaseRecord> WriteReleaseOnceAsync(string id, ReleaseRecord release, CancellationToken cancellationToken) =>
            store.WriteReleaseOnceAsync(id, release, cancellationToken);

        public Task<IReadOnlyList<DecisionRecord>> ListAsync(DecisionFilter filter, CancellationToken cancellationToken) => store.ListAsync(filter, cancellationToken);
    }
}
