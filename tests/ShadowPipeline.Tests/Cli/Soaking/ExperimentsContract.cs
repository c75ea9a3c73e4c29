using ShadowPipeline.Experiments;
using ShadowPipeline.Functions.Ports;
using ShadowPipeline.Planning;

namespace ShadowPipeline.Tests.Cli.Soaking;

/// <summary>What the functions rely on of SageMaker, held against the real adapter over local SageMaker and against the simulated one.</summary>
public abstract class ExperimentsContract
{
    private protected const string Endpoint = "fraud-detector-prod";
    private protected const string Package = "arn:aws:sagemaker:eu-west-1:111122223333:model-package/fraud-detector/7";

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private protected abstract Task<IExperimentsBench> StartAsync();

    [Fact]
    public async Task Unknown_AnyRead_FindsNothing()
    {
        await using var bench = await StartAsync();

        (await bench.Experiments.FindAsync("nobody", Token)).ShouldBeNull();
        (await bench.Experiments.FindOtherOnEndpointAsync(Endpoint, "nobody", Token)).ShouldBeNull();
        (await bench.Endpoints.ReadEndpointAsync("nowhere", Token)).Status.ShouldBeNull();
        (await bench.Endpoints.ReadPackageAsync(Package + "0", Token)).Status.ShouldBeNull();
        (await bench.Endpoints.FindModelAsync("nobody", Token)).ShouldBeNull();
        (await bench.Endpoints.ListApprovedAsync("no-group", bench.Now.AddDays(-9), 10, Token)).ShouldBeEmpty();
        (await bench.Experiments.TryStartAsync("nobody", Token)).ShouldBeFalse();
        (await bench.Experiments.TryMoveEndAsync("nobody", bench.Now.AddHours(3), Token)).ShouldBeFalse();
        (await bench.Experiments.DeleteModelAsync("nobody", Package, Token)).ShouldBeFalse();
    }

    [Fact]
    public async Task Registry_ApprovedVersion_IsReadAndListed()
    {
        await using var bench = await StartAsync();

        var package = await bench.Endpoints.ReadPackageAsync(Package, Token);

        (package.Status, package.ApprovalStatus, package.Containers.Count).ShouldBe(("Completed", "Approved", 1));
        (await bench.Endpoints.ListApprovedAsync("fraud-detector", bench.Now.AddDays(-365), 10, Token)).ShouldHaveSingleItem().ModelPackageArn.ShouldBe(Package);
        (await bench.Endpoints.ListApprovedAsync("fraud-detector", bench.Now.AddDays(1), 10, Token)).ShouldBeEmpty();
    }

    [Fact]
    public async Task Model_Ensured_IsOneOfItsPackage()
    {
        await using var bench = await StartAsync();
        var plan = await PlanAsync(bench, "run");

        await bench.Experiments.EnsureModelAsync(plan, Token);
        await bench.Experiments.EnsureModelAsync(plan, Token);

        (await bench.Endpoints.FindModelAsync("run", Token))!.ContainerCount.ShouldBe(1);
        var other = plan with { CandidateModel = plan.CandidateModel with { ModelPackageArn = Package + "0" } };
        await Should.ThrowAsync<NameTakenException>(() => bench.Experiments.EnsureModelAsync(other, Token));
        (await bench.Experiments.DeleteModelAsync("run", Package + "0", Token)).ShouldBeFalse();
        (await bench.Experiments.DeleteModelAsync("run", Package, Token)).ShouldBeTrue();
        (await bench.Experiments.DeleteModelAsync("run", Package, Token)).ShouldBeFalse();
    }

    [Fact]
    public async Task Create_WithoutItsModel_IsRefusedForGood()
    {
        await using var bench = await StartAsync();

        await Should.ThrowAsync<PermanentServiceException>(async () => await bench.Experiments.TryCreateAsync(await PlanAsync(bench, "run"), Token));

        (await bench.Experiments.FindAsync("run", Token)).ShouldBeNull();
    }

    [Fact]
    public async Task Create_NameOrEndpointInUse_IsFalse()
    {
        await using var bench = await StartAsync();
        await CreateAsync(bench, "run");
        var other = (await PlanAsync(bench, "other")) with { ProductionVariant = (await bench.Experiments.FindAsync("run", Token))!.ProductionVariant! };
        await bench.Experiments.EnsureModelAsync(other, Token);

        (await bench.Experiments.TryCreateAsync(other with { Name = "run" }, Token)).ShouldBeFalse();
        (await bench.Experiments.TryCreateAsync(other, Token)).ShouldBeFalse();

        (await bench.Experiments.FindOtherOnEndpointAsync(Endpoint, "other", Token)).ShouldBe("run");
        (await bench.Experiments.FindOtherOnEndpointAsync(Endpoint, "run", Token)).ShouldBeNull();
        (await bench.Experiments.FindAsync("other", Token)).ShouldBeNull();
    }

    [Fact]
    public async Task Create_ToItsScheduledEnd_GivesTheEndpointBack()
    {
        await using var bench = await StartAsync();
        var before = await bench.Endpoints.ReadEndpointAsync(Endpoint, Token);
        before.Status.ShouldBe("InService");
        await CreateAsync(bench, "run");

        var created = (await bench.Experiments.FindAsync("run", Token))!;
        (created.Status, created.EndpointName, created.SamplingPercentage).ShouldBe((ExperimentStatus.Creating, Endpoint, 100));
        (created.ShadowVariant!.ModelName, created.ShadowVariantStatus).ShouldBe(("run", "Creating"));
        (await bench.Endpoints.ReadEndpointAsync(Endpoint, Token)).Status.ShouldBe("Updating");
        (await bench.Experiments.TryStopAsync(created, "too early", Token)).ShouldBeFalse();
        (await bench.Experiments.TryMoveEndAsync("run", created.EndTime!.Value.AddHours(1), Token)).ShouldBe(false);

        var running = await UntilAsync(bench, "run", ExperimentStatus.Running);
        running.ShadowVariantStatus.ShouldBe("InService");
        var during = await bench.Endpoints.ReadEndpointAsync(Endpoint, Token);
        (during.Status, during.ShadowVariants.Count, during.ConfigName == before.ConfigName).ShouldBe(("InService", 1, false));
        (await bench.Experiments.TryStartAsync("run", Token)).ShouldBeFalse();
        await bench.AdvanceAsync(running.EndTime!.Value - bench.Now);

        (await bench.Experiments.FindAsync("run", Token))!.Status.ShouldBe(ExperimentStatus.Stopping);
        var completed = await UntilAsync(bench, "run", ExperimentStatus.Completed);
        completed.CompletionTime.ShouldNotBeNull().ShouldBeGreaterThanOrEqualTo(running.EndTime!.Value);
        await bench.AdvanceAsync(TimeSpan.FromMinutes(20));
        var after = await bench.Endpoints.ReadEndpointAsync(Endpoint, Token);
        (after.Status, after.ShadowVariants.Count, after.ConfigName).ShouldBe(("InService", 0, before.ConfigName));
        (await bench.Experiments.TryStopAsync(completed, "too late", Token)).ShouldBeFalse();
        (await bench.Experiments.FindOtherOnEndpointAsync(Endpoint, "other", Token)).ShouldBeNull();
    }

    [Fact]
    public async Task Stop_Running_IsCancelledWithItsReasonAndProductionStays()
    {
        await using var bench = await StartAsync();
        var before = await bench.Endpoints.ReadEndpointAsync(Endpoint, Token);
        await CreateAsync(bench, "run");
        var running = await UntilAsync(bench, "run", ExperimentStatus.Running);

        (await bench.Experiments.TryStopAsync(running, "enough", Token)).ShouldBeTrue();

        (await bench.Experiments.FindAsync("run", Token))!.Status.ShouldBe(ExperimentStatus.Stopping);
        (await bench.Experiments.TryStopAsync(running, "again", Token)).ShouldBeFalse();
        (await UntilAsync(bench, "run", ExperimentStatus.Cancelled)).StatusReason.ShouldBe("enough");
        await bench.AdvanceAsync(TimeSpan.FromMinutes(20));
        (await bench.Endpoints.ReadEndpointAsync(Endpoint, Token)).ConfigName.ShouldBe(before.ConfigName);
    }

    [Fact]
    public async Task Start_OfAFutureTest_RunsAtOnce()
    {
        await using var bench = await StartAsync();
        await CreateAsync(bench, "run", delay: TimeSpan.FromHours(20));
        await UntilAsync(bench, "run", ExperimentStatus.Created);

        (await bench.Experiments.TryStartAsync("run", Token)).ShouldBeTrue();

        (await bench.Experiments.FindAsync("run", Token))!.Status.ShouldBe(ExperimentStatus.Starting);
        await UntilAsync(bench, "run", ExperimentStatus.Running);
    }

    [Fact]
    public async Task MoveEnd_Running_ShowsTheNewEndAndRunsUntilThen()
    {
        await using var bench = await StartAsync();
        await CreateAsync(bench, "run");
        var running = await UntilAsync(bench, "run", ExperimentStatus.Running);
        var later = running.EndTime!.Value.AddHours(1);

        (await bench.Experiments.TryMoveEndAsync("run", later, Token)).ShouldBeTrue();

        await bench.AdvanceAsync(running.EndTime.Value.AddMinutes(30) - bench.Now);
        var extended = (await bench.Experiments.FindAsync("run", Token))!;
        (extended.Status, extended.EndTime).ShouldBe((ExperimentStatus.Running, later));
        await UntilAsync(bench, "run", ExperimentStatus.Completed);
    }

    private static async Task CreateAsync(IExperimentsBench bench, string name, TimeSpan delay = default)
    {
        var plan = await PlanAsync(bench, name);
        plan = plan with { StartTime = plan.StartTime + delay, EndTime = plan.EndTime + delay };
        await bench.Experiments.EnsureModelAsync(plan, Token);
        (await bench.Experiments.TryCreateAsync(plan, Token)).ShouldBeTrue();
    }

    private static async Task<ExperimentSnapshot> UntilAsync(IExperimentsBench bench, string name, string status)
    {
        for (var minute = 0; minute < 300; minute++)
        {
            if (await bench.Experiments.FindAsync(name, Token) is { } found && found.Status == status)
            {
                return found;
            }

            await bench.AdvanceAsync(TimeSpan.FromMinutes(1));
        }

        throw new InvalidOperationException($"{name} was never {status}.");
    }

    private static async Task<ExperimentPlan> PlanAsync(IExperimentsBench bench, string name)
    {
        var production = (await bench.Endpoints.ReadEndpointAsync(Endpoint, Token)).ProductionVariants[0];
        var planned = new PlannedVariant(production.Name, production.ModelName!, production.InstanceType!, production.InstanceCount!.Value);
        return new ExperimentPlan
        {
            Name = name,
            StartTime = bench.Now.AddMinutes(1),
            EndTime = bench.Now.AddHours(2),
            Description = "A test.",
            RoleArn = "arn:aws:iam::111122223333:role/shadow-experiment",
            EndpointName = Endpoint,
            ProductionVariant = planned,
            ShadowVariant = planned with { Name = name, ModelName = name },
            SamplingPercentage = 100,
            Tags = new Dictionary<string, string>(),
            CandidateModel = new CandidateModelPlan(name, Package, "arn:aws:iam::111122223333:role/model", [], [], false),
        };
    }
}

/// <summary>A SageMaker to try, and its time.</summary>
internal interface IExperimentsBench : IAsyncDisposable
{
    IExperiments Experiments { get; }

    IEndpointReader Endpoints { get; }

    DateTimeOffset Now { get; }

    Task AdvanceAsync(TimeSpan span);
}
