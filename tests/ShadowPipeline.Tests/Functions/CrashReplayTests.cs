using ShadowPipeline.Functions.Contracts;
using ShadowPipeline.Functions.Ports;
using ShadowPipeline.Functions.Runs;
using ShadowPipeline.Planning;
using ShadowPipeline.Tests.Local.DynamoDb;

namespace ShadowPipeline.Tests.Functions;

/// <summary>A step that died between what it did and what it kept is done again without doing anything twice.</summary>
[Collection(SharedEngine.Name)]
public sealed class CrashReplayTests(EngineFixture engine)
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Submit_ExperimentCreatedButNotKept_AdoptsIt()
    {
        await using var bench = await Workbench.StartAsync(engine);
        var first = await bench.SubmitAsync();
        var run = await bench.RunAsync();
        await bench.Runs.SaveAsync(run with { Submission = null }, Token);

        var second = await bench.StepAsync("SubmitExperiment");

        second.ShouldBe(first);
        (await bench.RunAsync()).Submission.ShouldBe(run.Submission);
        bench.World.State.Experiments.ShouldHaveSingleItem();
        bench.World.State.Endpoints[Workbench.Endpoint].Experiments.ShouldHaveSingleItem();
    }

    [Fact]
    public async Task Submit_ModelCreatedButNoExperiment_UsesTheModel()
    {
        await using var bench = await Workbench.StartAsync(engine);
        await PrepareAsync(bench);
        await bench.Get<IExperiments>().EnsureModelAsync(await PlanAsync(bench, name => name), Token);

        (await bench.StepAsync("SubmitExperiment")).State.ShouldBe(StepState.Done);
        bench.World.State.Experiments.ShouldHaveSingleItem();
    }

    [Fact]
    public async Task Submit_ModelNameTaken_IsRefusedByName()
    {
        await using var bench = await Workbench.StartAsync(engine);
        await PrepareAsync(bench);
        var plan = await PlanAsync(bench, name => name);
        bench.World.AddModelPackage(bench.World.Facts with { ModelPackageArn = plan.CandidateModel.ModelPackageArn[..^1] + "6", Version = 6 });
        var foreign = plan with { CandidateModel = plan.CandidateModel with { ModelPackageArn = plan.CandidateModel.ModelPackageArn[..^1] + "6" } };
        await bench.Get<IExperiments>().EnsureModelAsync(foreign, Token);

        await Should.ThrowAsync<NameTakenException>(() => bench.StepAsync("SubmitExperiment"));
    }

    [Fact]
    public async Task Submit_ExperimentNameTaken_IsRefusedByName()
    {
        await using var bench = await Workbench.StartAsync(engine);
        await PrepareAsync(bench);
        await CreateForeignAsync(bench, experiment: Workbench.RunId);

        await Should.ThrowAsync<NameTakenException>(() => bench.StepAsync("SubmitExperiment"));
        (await bench.RunAsync()).Submission.ShouldBeNull();
    }

    [Fact]
    public async Task Release_NameTakenBySomebodyElse_LeavesTheirExperimentAndModelAlone()
    {
        await using var bench = await Workbench.StartAsync(engine);
        await PrepareAsync(bench);
        await CreateForeignAsync(bench, experiment: Workbench.RunId);
        await Should.ThrowAsync<NameTakenException>(() => bench.StepAsync("SubmitExperiment"));
        var models = bench.World.State.Models.Keys.ToList();
        var error = new System.Text.Json.Nodes.JsonObject { ["Error"] = "NameTakenException", ["Cause"] = "Injected." };
        await bench.InvokeAsync("RecordDecision", Workbench.Input(error));

        (await bench.StepAsync("ReleaseEndpoint")).State.ShouldBe(StepState.Done);

        (await bench.Get<IExperiments>().FindAsync(Workbench.RunId, Token))!.Status.ShouldBe("Creating");
        bench.World.State.Models.Keys.ShouldBe(models);
        (await bench.Get<ILeaseStore>().FindAsync(Workbench.Endpoint, Token)).ShouldBeNull();
    }

    [Fact]
    public async Task Submit_EndpointTakenByAnotherExperiment_IsBusy()
    {
        await using var bench = await Workbench.StartAsync(engine);
        await PrepareAsync(bench);
        await CreateForeignAsync(bench, experiment: "somebody-elses");

        var answer = await bench.StepAsync("SubmitExperiment");

        answer.State.ShouldBe(StepState.Busy);
        answer.WaitUntil!.Value.ShouldBeGreaterThan(bench.Clock.GetUtcNow());
        (await bench.StepAsync("AcquireEndpoint")).State.ShouldBe(StepState.Wait);
        bench.World.State.Experiments.Keys.ShouldHaveSingleItem().ShouldBe("somebody-elses");
    }

    [Fact]
    public async Task TryCreate_EndpointInUse_IsFalseAndNotTheRuns()
    {
        await using var bench = await Workbench.StartAsync(engine);
        await PrepareAsync(bench);
        await CreateForeignAsync(bench, experiment: "somebody-elses");
        var plan = await PlanAsync(bench, name => name);
        var experiments = bench.Get<IExperiments>();
        await experiments.EnsureModelAsync(plan, Token);

        (await experiments.TryCreateAsync(plan, Token)).ShouldBeFalse();
        (await experiments.FindAsync(plan.Name, Token)).ShouldBeNull();
        (await experiments.FindOtherOnEndpointAsync(Workbench.Endpoint, plan.Name, Token)).ShouldBe("somebody-elses");
    }

    [Fact]
    public async Task Submit_LeaseWentToAnotherRun_TouchesNothing()
    {
        await using var bench = await Workbench.StartAsync(engine);
        await PrepareAsync(bench);
        var leases = bench.Get<ILeaseStore>();
        await leases.ReleaseAsync(Workbench.Endpoint, Workbench.RunId, Token);
        await leases.TryAcquireAsync(Workbench.Endpoint, "another", bench.Clock.GetUtcNow(), bench.Clock.GetUtcNow().AddDays(1), Token);

        (await bench.StepAsync("SubmitExperiment")).State.ShouldBe(StepState.Busy);
        bench.World.State.Experiments.ShouldBeEmpty();
        bench.World.State.Models.ShouldNotContainKey(Workbench.RunId);
    }

    [Fact]
    public async Task Acquire_LeaseOfADeadRun_IsTakenOnceItExpires()
    {
        await using var bench = await Workbench.StartAsync(engine);
        await bench.ApproveAsync();
        var now = bench.Clock.GetUtcNow();
        await bench.Get<ILeaseStore>().TryAcquireAsync(Workbench.Endpoint, "dead", now, now.AddMinutes(10), Token);

        (await bench.StepAsync("AcquireEndpoint")).State.ShouldBe(StepState.Wait);
        await bench.AdvanceToAsync(now.AddMinutes(10).AddTicks(-1));
        (await bench.StepAsync("AcquireEndpoint")).State.ShouldBe(StepState.Wait);
        await bench.AdvanceToAsync(now.AddMinutes(10));
        (await bench.StepAsync("AcquireEndpoint")).State.ShouldBe(StepState.Done);
    }

    [Fact]
    public async Task Release_ModelDeletedButNotReported_ReportsItDeleted()
    {
        await using var bench = await Workbench.StartAsync(engine, """{"experiment": {"cancel": {"after": "1h", "reason": "No capacity."}}}""");
        var submitted = await bench.SubmitAsync();
        await bench.AdvanceToAsync(submitted.WaitUntil!.Value.AddHours(3));
        (await bench.StepAsync("PollExperiment")).State.ShouldBe(StepState.Decided);
        await bench.InvokeAsync("RecordDecision", Workbench.Input());
        var arn = (await bench.Runs.FindAsync(Workbench.RunId, Token))!.ModelPackageArn;
        (await bench.Get<IExperiments>().DeleteModelAsync(Workbench.RunId, arn, Token)).ShouldBeTrue();

        await bench.RepeatAsync("ReleaseEndpoint");

        (await bench.Decisions.FindAsync(Workbench.RunId, Token))!.Release!.ModelDeleted.ShouldBeTrue();
    }

    private static async Task PrepareAsync(Workbench bench)
    {
        await bench.ApproveAsync();
        await bench.StepAsync("AcquireEndpoint");
        await bench.StepAsync("ResolveProductionVariant");
    }

    private static async Task<ExperimentPlan> PlanAsync(Workbench bench, Func<string, string> name)
    {
        var run = await bench.RunAsync();
        var production = run.Baseline!.ProductionVariant;
        var model = await bench.Get<IEndpointReader>().FindModelAsync(production.ModelName, Token);
        return ExperimentPlanner.Plan(run with { Id = name(run.Id) }, RunLoader.PolicyOf(run), production, model!, bench.Clock.GetUtcNow());
    }

    /// <summary>An experiment on the endpoint whose shadow variant and model are not the run's.</summary>
    private static async Task CreateForeignAsync(Workbench bench, string experiment)
    {
        var plan = await PlanAsync(bench, _ => "somebody-elses-model");
        var experiments = bench.Get<IExperiments>();
        await experiments.EnsureModelAsync(plan, Token);
        (await experiments.TryCreateAsync(plan with { Name = experiment }, Token)).ShouldBeTrue();
    }
}
