using System.Text.Json.Nodes;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using ShadowPipeline.Cli.Running;
using ShadowPipeline.Decisions;
using ShadowPipeline.Functions.Contracts;
using ShadowPipeline.Functions.DynamoDb;
using ShadowPipeline.Functions.Ports;
using ShadowPipeline.Policies;
using ShadowPipeline.Tests.Local.DynamoDb;

namespace ShadowPipeline.Tests.Functions;

/// <summary>A deployment that drains starts no new test, loses no approval, and ends what runs.</summary>
[Collection(SharedEngine.Name)]
public sealed class DrainTests(EngineFixture engine)
{
    private static readonly JsonObject Schedule = Workbench.Event("reconcile-runs-schedule.json");

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Approval_WhileDraining_RegistersNothingAndIsHeld()
    {
        await using var bench = await StartAsync();
        var desk = new ApprovalDesk(bench);
        await DrainAsync(bench);

        var answer = await desk.ApproveAsync();

        answer.Started.ShouldBeFalse();
        answer.RunIds.ShouldBeEmpty();
        answer.Reason.ShouldBe(
            $"The deployment drains since {bench.Clock.GetUtcNow().UtcDateTime:yyyy-MM-dd HH:mm:ss} UTC (by ann): no new test is started. "
            + "The approval is remembered and tested when the drain has ended.");
        (await bench.Runs.FindApprovalAsync(ApprovalDesk.ArnOf(7), Token)).ShouldBeNull();
        (await bench.Get<IDrainStore>().ListHeldAsync(10, Token)).ShouldHaveSingleItem().ModelPackageArn.ShouldBe(ApprovalDesk.ArnOf(7));
    }

    [Fact]
    public async Task HeldApproval_OfAVersionOlderThanItsPolicy_IsTestedOnceWhenTheDrainHasEnded()
    {
        // No comparison with the registry would find it: version 7 was registered before the group had a policy.
        await using var bench = await StartAsync();
        var desk = new ApprovalDesk(bench);
        await DrainAsync(bench);
        await desk.ApproveAsync();
        (await bench.InvokeAsync("ReconcileRuns", Schedule)).ShouldBe("""{"examined":0,"mended":[],"waiting":0}""");

        await bench.Get<IDrainStore>().EndAsync(Token);
        var look = await bench.InvokeAsync("ReconcileRuns", Schedule);
        var again = await bench.InvokeAsync("ReconcileRuns", Schedule);

        look.ShouldContain($"{ApprovalDesk.ArnOf(7)}: it was approved while the deployment drained: registered {Workbench.RunId}");
        again.ShouldContain("\"mended\":[]");
        (await bench.Get<IWorkflow>().FindAsync(Workbench.RunId, Token))!.Status.ShouldBe("RUNNING");
        (await bench.Get<IDrainStore>().ListHeldAsync(10, Token)).ShouldBeEmpty();
    }

    [Fact]
    public async Task HeldApproval_TakenBackMeanwhile_IsNotTested()
    {
        await using var bench = await StartAsync();
        var desk = new ApprovalDesk(bench);
        await DrainAsync(bench);
        await desk.ApproveAsync();
        await desk.RejectAsync();

        await bench.Get<IDrainStore>().EndAsync(Token);

        (await bench.InvokeAsync("ReconcileRuns", Schedule)).ShouldContain("\"mended\":[]");
        (await bench.Runs.FindApprovalAsync(ApprovalDesk.ArnOf(7), Token)).ShouldBeNull();
        (await bench.Get<IDrainStore>().ListHeldAsync(10, Token)).ShouldBeEmpty();
    }

    [Fact]
    public async Task HeldApproval_GivenInTheOrderOfTheirEvents_AreQueuedInIt()
    {
        await using var bench = await StartAsync();
        var desk = new ApprovalDesk(bench, 8, 9);
        await DrainAsync(bench);
        foreach (var version in (int[])[9, 7, 8])
        {
            await desk.ApproveAsync(version);
            await bench.AdvanceToAsync(bench.Clock.GetUtcNow().AddMinutes(1));
        }

        await bench.Get<IDrainStore>().EndAsync(Token);
        await bench.InvokeAsync("ReconcileRuns", Schedule);

        var queue = await desk.QueueAsync();
        queue.Count.ShouldBe(3);
        queue[0].ShouldBeOneOf(ApprovalDesk.RunOf(9), ApprovalDesk.RunOf(7), ApprovalDesk.RunOf(8));
        (await desk.RunAsync(9)).RegisteredAt.ShouldBeLessThanOrEqualTo((await desk.RunAsync(7)).RegisteredAt);
        (await desk.RunAsync(7)).RegisteredAt.ShouldBeLessThanOrEqualTo((await desk.RunAsync(8)).RegisteredAt);
    }

    [Fact]
    public async Task HeldApproval_WhoseRunsExist_StaysOneRun()
    {
        // The event of a run that was registered before the drain comes once more.
        await using var bench = await StartAsync();
        var desk = new ApprovalDesk(bench);
        var change = desk.Set(ApprovalDesk.Approved);
        await desk.DeliverAsync(change);
        await DrainAsync(bench);
        (await desk.DeliverAsync(change)).Started.ShouldBeFalse();

        await bench.Get<IDrainStore>().EndAsync(Token);
        await bench.InvokeAsync("ReconcileRuns", Schedule);

        (await desk.QueueAsync()).ShouldBe([Workbench.RunId]);
        (await bench.Runs.FindApprovalAsync(ApprovalDesk.ArnOf(7), Token))!.Epoch.ShouldBe(1);
        (await bench.Get<IDrainStore>().ListHeldAsync(10, Token)).ShouldBeEmpty();
    }

    [Fact]
    public async Task LostApproval_WhileDraining_IsFoundAfterwards()
    {
        await using var bench = await StartAsync();
        await bench.AdvanceToAsync(bench.Clock.GetUtcNow().AddDays(2));
        var facts = bench.World.Facts with { ModelPackageArn = ApprovalDesk.ArnOf(9), Version = 9, StartsAt = bench.Clock.GetUtcNow() };
        bench.World.AddModelPackage(facts, "Approved");
        await DrainAsync(bench);

        (await bench.InvokeAsync("ReconcileRuns", Schedule)).ShouldBe("""{"examined":0,"mended":[],"waiting":0}""");
        await bench.Get<IDrainStore>().EndAsync(Token);

        (await bench.InvokeAsync("ReconcileRuns", Schedule)).ShouldContain($"no event told of its approval: registered {ApprovalDesk.RunOf(9)}");
    }

    [Fact]
    public async Task WaitingRun_WhileDraining_KeepsItsTurnAndRaisesNoAlarm()
    {
        var log = new LogLines();
        await using var bench = await StartAsync(log);
        var desk = new ApprovalDesk(bench, 8);
        await desk.ApproveAsync();
        await desk.StartTestAsync();
        await desk.ApproveAsync(8);
        await DrainAsync(bench);

        await desk.RejectAsync();
        var released = await desk.ReleaseAsync();
        var look = await bench.InvokeAsync("ReconcileRuns", Schedule);

        released.ShouldBe(new StepAnswer(StepState.Done, "The endpoint is free."));
        ApprovalDesk.ShouldBeWithdrawn(await desk.DecisionAsync());
        look.ShouldContain("\"mended\":[]");
        (await desk.QueueAsync()).ShouldBe([ApprovalDesk.RunOf(8)]);
        (await bench.Get<IWorkflow>().FindAsync(ApprovalDesk.RunOf(8), Token)).ShouldBeNull("it must not start");
        log.Lines.ShouldContain(line => line.StartsWith($"Information: {ApprovalDesk.RunOf(8)} is not started on {Workbench.Endpoint}, though its turn has come. The deployment drains since "));
        Gauges(bench).ShouldBe((1, 0, 0, 1));

        await bench.Get<IDrainStore>().EndAsync(Token);
        (await bench.InvokeAsync("ReconcileRuns", Schedule)).ShouldContain("it was its turn: started");
        (await bench.Get<IWorkflow>().FindAsync(ApprovalDesk.RunOf(8), Token))!.Status.ShouldBe("RUNNING");
        Gauges(bench).ShouldBe((1, 0, 0, 0));
    }

    [Fact]
    public async Task WaitingRun_WithdrawnWhileDraining_EndsWithItsDecision()
    {
        await using var bench = await StartAsync();
        var desk = new ApprovalDesk(bench, 8);
        await desk.ApproveAsync();
        await desk.StartTestAsync();
        await desk.ApproveAsync(8);
        await DrainAsync(bench);

        await desk.RejectAsync(8);

        var record = await desk.DecisionAsync(8);
        ApprovalDesk.ShouldBeWithdrawn(record);
        ApprovalDesk.ShouldBeUntouched(record);
        (await desk.QueueAsync()).ShouldBe([Workbench.RunId]);
    }

    [Fact]
    public async Task RunningTest_WhileDraining_EndsAsAnyOther()
    {
        await using var bench = await StartAsync(workflow: WorkflowFile.Read());
        var desk = new ApprovalDesk(bench, 8);
        await desk.ApproveAsync();
        await desk.ApproveAsync(8);
        await bench.AdvanceToAsync(bench.Clock.GetUtcNow().AddHours(3));
        await DrainAsync(bench);

        await bench.RunToEndAsync();

        var record = (await desk.DecisionAsync()).ShouldNotBeNull();
        (record.Decision, record.Basis, record.Release!.EndpointRestored).ShouldBe((Decision.Promote, DecisionBasis.AllCriteriaPassed, true));
        (await desk.QueueAsync()).ShouldBe([ApprovalDesk.RunOf(8)], "the next keeps its place");
        (await desk.DecisionAsync(8)).ShouldBeNull();
    }

    private static (int Open, int NotStarted, int NotMended, int Draining) Gauges(Workbench bench)
    {
        var line = bench.Metrics.Last(metrics => metrics.ContainsKey("OpenRuns"));
        return ((int)line["OpenRuns"]!, (int)line["RunsNotStarted"]!, (int)line["RunsNotMended"]!, (int)line["Draining"]!);
    }

    private static Task<Drain> DrainAsync(Workbench bench) => bench.Get<IDrainStore>().BeginAsync(new Drain(bench.Clock.GetUtcNow(), "ann"), Token);

    // With the policy in its table, so that approvals whose event was lost are found.
    private async Task<Workbench> StartAsync(LogLines? log = null, string workflow = Workbench.Idle)
    {
        var bench = await Workbench.StartAsync(engine, workflow: workflow, configure: services =>
        {
            services.AddSingleton<IPolicyStore, DynamoPolicyStore>();
            if (log is not null)
            {
                services.AddLogging(logging => logging.AddProvider(log));
            }
        });
        var policy = PolicyReader.Read(await File.ReadAllTextAsync(Repository.PathOf("policies", "fraud-detector.json"), Token));
        await ((DynamoPolicyStore)bench.Get<IPolicyStore>()).SaveAsync(policy, Token);
        return bench;
    }
}
