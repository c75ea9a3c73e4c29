using System.Text.Json.Nodes;
using ShadowPipeline.Decisions;
using ShadowPipeline.Functions.Contracts;
using ShadowPipeline.Functions.Ports;
using ShadowPipeline.Functions.Reconciling;
using ShadowPipeline.Functions.Runs;
using ShadowPipeline.Planning;
using ShadowPipeline.Tests.Local.DynamoDb;

namespace ShadowPipeline.Tests.Functions;

/// <summary>What a call created that timed out, after its run was decided and released.</summary>
[Collection(SharedEngine.Name)]
public sealed class OrphanTests(EngineFixture engine)
{
    private static readonly JsonObject Schedule = Workbench.Event("reconcile-runs-schedule.json");
    private static readonly JsonObject TimedOut = new() { ["Error"] = "States.Timeout", ["Cause"] = "" };

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task ExperimentThatCameLate_IsEndedAndItsModelDeleted()
    {
        await using var bench = await DecidedAsync();
        await CreateLateAsync(bench);
        await bench.AdvanceToAsync(bench.Clock.GetUtcNow().AddHours(1));

        (await bench.InvokeAsync("ReconcileRuns", Schedule)).ShouldContain("its inference experiment is Running although it was decided and released");
        await bench.AdvanceToAsync(bench.Clock.GetUtcNow().AddMinutes(15));
        (await bench.InvokeAsync("ReconcileRuns", Schedule)).ShouldContain("its candidate model was left over: deleted");
        (await bench.InvokeAsync("ReconcileRuns", Schedule)).ShouldBe("""{"examined":0,"mended":[],"waiting":0}""");

        var experiment = (await bench.Get<IExperiments>().FindAsync(Workbench.RunId, Token))!;
        (experiment.Status, experiment.StatusReason).ShouldBe(("Cancelled", "ShadowPipeline decided Reject / PipelineError"));
        bench.World.State.Models.ShouldNotContainKey(Workbench.RunId);
        var endpoint = await bench.Get<IEndpointReader>().ReadEndpointAsync(Workbench.Endpoint, Token);
        (endpoint.Status, endpoint.ShadowVariants.Count).ShouldBe(("InService", 0));
    }

    [Theory]
    [InlineData(-1, true)]
    [InlineData(1, false)]
    public async Task ModelThatCameLate_IsDeletedForAsLongAsItsRunWasDecidedLately(int secondsAfterwards, bool deleted)
    {
        await using var bench = await DecidedAsync();
        var decidedAt = (await bench.Decisions.FindAsync(Workbench.RunId, Token))!.DecidedAt;
        await bench.Get<IExperiments>().EnsureModelAsync(await PlanAsync(bench), Token);
        await bench.AdvanceToAsync(decidedAt + OrphanSweep.Lately + TimeSpan.FromSeconds(secondsAfterwards));

        await bench.InvokeAsync("ReconcileRuns", Schedule);

        bench.World.State.Models.ContainsKey(Workbench.RunId).ShouldBe(!deleted);
    }

    [Theory]
    [InlineData("keepOnPromote", false)]
    [InlineData("keep", true)]
    [InlineData("delete", false)]
    public async Task ModelOfARejectedRun_StaysOnlyWhereThePolicySaysSo(string candidateModel, bool stays)
    {
        await using var bench = await DecidedAsync(policy => Keeping(policy, candidateModel));
        await bench.Get<IExperiments>().EnsureModelAsync(await PlanAsync(bench), Token);

        await bench.InvokeAsync("ReconcileRuns", Schedule);

        bench.World.State.Models.ContainsKey(Workbench.RunId).ShouldBe(stays);
    }

    [Fact]
    public async Task SomebodyElsesExperimentOfThatName_IsLeftAlone()
    {
        await using var bench = await DecidedAsync();
        var plan = await PlanAsync(bench);
        var foreign = plan with { CandidateModel = plan.CandidateModel with { ModelName = "theirs" }, ShadowVariant = plan.ShadowVariant with { ModelName = "theirs" } };
        await bench.Get<IExperiments>().EnsureModelAsync(foreign, Token);
        (await bench.Get<IExperiments>().TryCreateAsync(foreign, Token)).ShouldBeTrue();
        await bench.AdvanceToAsync(bench.Clock.GetUtcNow().AddHours(1));

        (await bench.InvokeAsync("ReconcileRuns", Schedule)).ShouldBe("""{"examined":0,"mended":[],"waiting":0}""");
        (await bench.Get<IExperiments>().FindAsync(Workbench.RunId, Token))!.Status.ShouldBe("Running");
    }

    /// <summary>Rejected before anything was submitted, and released.</summary>
    private async Task<Workbench> DecidedAsync(Func<JsonObject, JsonObject>? policy = null)
    {
        var bench = await Workbench.StartAsync(engine, policy: policy);
        await bench.ApproveAsync();
        await bench.StepAsync("AcquireEndpoint");
        await bench.StepAsync("ResolveProductionVariant");
        await bench.InvokeAsync("RecordDecision", Workbench.Input(TimedOut));
        (await bench.StepAsync("ReleaseEndpoint")).State.ShouldBe(StepState.Done);
        (await bench.Decisions.FindAsync(Workbench.RunId, Token))!.Basis.ShouldBe(DecisionBasis.PipelineError);
        return bench;
    }

    private static async Task CreateLateAsync(Workbench bench)
    {
        var plan = await PlanAsync(bench);
        await bench.Get<IExperiments>().EnsureModelAsync(plan, Token);
        (await bench.Get<IExperiments>().TryCreateAsync(plan, Token)).ShouldBeTrue();
    }

    private static async Task<ExperimentPlan> PlanAsync(Workbench bench)
    {
        var run = await bench.RunAsync();
        var production = run.Baseline!.ProductionVariant;
        var model = await bench.Get<IEndpointReader>().FindModelAsync(production.ModelName, Token);
        return ExperimentPlanner.Plan(run, RunLoader.PolicyOf(run), production, model!, bench.Clock.GetUtcNow());
    }

    private static JsonObject Keeping(JsonObject policy, string candidateModel)
    {
        policy["candidateModel"] = candidateModel;
        return policy;
    }
}
