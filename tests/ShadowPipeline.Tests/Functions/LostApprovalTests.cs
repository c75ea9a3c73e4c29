using System.Text.Json.Nodes;
using Microsoft.Extensions.DependencyInjection;
using ShadowPipeline.Decisions;
using ShadowPipeline.Functions.DynamoDb;
using ShadowPipeline.Functions.Ports;
using ShadowPipeline.Local.SageMaker;
using ShadowPipeline.Local.Scenarios;
using ShadowPipeline.Policies;
using ShadowPipeline.Tests.Local.DynamoDb;

namespace ShadowPipeline.Tests.Functions;

/// <summary>Approvals of which no event ever told.</summary>
[Collection(SharedEngine.Name)]
public sealed class LostApprovalTests(EngineFixture engine)
{
    private static readonly JsonObject Schedule = Workbench.Event("reconcile-runs-schedule.json");

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task RegisteredAfterThePolicy_IsTestedOnce()
    {
        await using var bench = await StartAsync();
        var version = await AddAsync(bench, 9);

        var answer = await bench.InvokeAsync("ReconcileRuns", Schedule);
        var state = await bench.StateAsync();
        (await bench.InvokeAsync("ReconcileRuns", Schedule)).ShouldBe("""{"examined":1,"mended":[],"waiting":0}""");

        answer.ShouldContain($"{version.ModelPackageArn}: no event told of its approval: registered shadow-fraud-detector-v9-e1-");
        (await bench.StateAsync()).ShouldBe(state);
        var approval = await bench.Runs.FindApprovalAsync(version.ModelPackageArn, Token);
        var run = await bench.RunAsync(approval!.RunIds.ShouldHaveSingleItem());
        (run.Account, run.Region, run.ModelPackageGroup, run.ModelPackageVersion).ShouldBe(("111122223333", "eu-west-1", "fraud-detector", 9));
        run.ApprovedAt.ShouldBe(version.StartsAt, "the version's last change");
        (await bench.Get<IWorkflow>().FindAsync(run.Id, Token))!.Status.ShouldBe("RUNNING");
    }

    [Fact]
    public async Task EventComesAfterAll_FindsTheRun()
    {
        await using var bench = await StartAsync();
        var version = await AddAsync(bench, 9);
        await bench.InvokeAsync("ReconcileRuns", Schedule);
        var state = await bench.StateAsync();

        await bench.InvokeAsync("StartShadowTest", EventOf(version));

        (await bench.StateAsync()).ShouldBe(state);
    }

    [Theory]
    [InlineData("PendingManualApproval")]
    [InlineData("Rejected")]
    public async Task NotApproved_StartsNothing(string approval)
    {
        await using var bench = await StartAsync();
        await AddAsync(bench, 9, approval);

        (await bench.InvokeAsync("ReconcileRuns", Schedule)).ShouldBe("""{"examined":0,"mended":[],"waiting":0}""");
    }

    [Fact]
    public async Task RegisteredBeforeThePolicy_StartsNothing()
    {
        // Version 7 of the scenario is as old as that.
        await using var bench = await StartAsync();

        (await bench.InvokeAsync("ReconcileRuns", Schedule)).ShouldBe("""{"examined":0,"mended":[],"waiting":0}""");
        (await bench.Runs.FindApprovalAsync(bench.World.Facts.ModelPackageArn, Token)).ShouldBeNull();
    }

    [Fact]
    public async Task RegisteredBeforeThePolicy_ApprovedAgainAfterAWithdrawal_IsTestedAgain()
    {
        await using var bench = await StartAsync();
        var old = bench.World.Facts;
        await bench.ApproveAsync();
        await SetAsync(bench, old, "Rejected");
        await bench.InvokeAsync("StartShadowTest", EventOf(old, "Rejected"));
        (await bench.InvokeAsync("ReconcileRuns", Schedule)).ShouldContain("\"mended\":[]");

        await SetAsync(bench, old, "Approved");

        (await bench.InvokeAsync("ReconcileRuns", Schedule)).ShouldContain("registered shadow-fraud-detector-v7-e2-");
        (await bench.InvokeAsync("ReconcileRuns", Schedule)).ShouldContain("\"mended\":[]");
        (await bench.Runs.FindApprovalAsync(old.ModelPackageArn, Token))!.Epoch.ShouldBe(2);
    }

    [Fact]
    public async Task NotUsableYet_WaitsForTheNextLook()
    {
        await using var bench = await StartAsync("""{"modelPackage": {"status": "InProgress"}}""");
        await AddAsync(bench, 9);

        (await bench.InvokeAsync("ReconcileRuns", Schedule)).ShouldBe("""{"examined":0,"mended":[],"waiting":0}""");
    }

    [Fact]
    public async Task Several_AreQueuedAsTheyWereRegistered()
    {
        await using var bench = await StartAsync();
        foreach (var version in (int[])[10, 9, 11])
        {
            await AddAsync(bench, version);
            await bench.AdvanceToAsync(bench.Clock.GetUtcNow().AddHours(1));
        }

        await bench.InvokeAsync("ReconcileRuns", Schedule);

        var approval = await bench.Runs.FindApprovalAsync(bench.World.Facts.ModelPackageArn[..^1] + "10", Token);
        (await bench.Runs.HeadOfQueueAsync(Workbench.Endpoint, Token)).ShouldBe(approval!.RunIds[0]);
        (await bench.Runs.ListOpenAsync(10, Token)).Count.ShouldBe(3);
    }

    [Fact]
    public async Task ApprovedAgain_AfterAWithdrawal_IsTestedAgain()
    {
        await using var bench = await StartAsync();
        var version = await AddAsync(bench, 9);
        await bench.InvokeAsync("ReconcileRuns", Schedule);
        var first = (await bench.Runs.FindApprovalAsync(version.ModelPackageArn, Token))!;
        await SetAsync(bench, version, "Rejected");
        await bench.InvokeAsync("StartShadowTest", EventOf(version, "Rejected"));
        (await bench.InvokeAsync("ReconcileRuns", Schedule)).ShouldContain("\"mended\":[]");

        await SetAsync(bench, version, "Approved");
        (await bench.InvokeAsync("ReconcileRuns", Schedule)).ShouldContain("registered shadow-fraud-detector-v9-e2-");
        (await bench.InvokeAsync("ReconcileRuns", Schedule)).ShouldContain("\"mended\":[]");

        (await bench.Decisions.FindAsync(first.RunIds[0], Token))!.Basis.ShouldBe(DecisionBasis.ApprovalWithdrawn);
        (await bench.Runs.FindApprovalAsync(version.ModelPackageArn, Token))!.Epoch.ShouldBe(2);
    }

    [Fact]
    public async Task TakenBackDuringItsTest_IsWithdrawnAndReleased()
    {
        await using var bench = await Workbench.StartAsync(engine);
        var submitted = await bench.SubmitAsync();
        await bench.AdvanceToAsync(submitted.WaitUntil!.Value.AddHours(1));
        await SetAsync(bench, bench.World.Facts, "Rejected");

        (await bench.InvokeAsync("ReconcileRuns", Schedule)).ShouldContain($"{Workbench.RunId}: no event told of its withdrawal: ");
        await bench.AdvanceToAsync(bench.Clock.GetUtcNow().AddMinutes(15));
        (await bench.InvokeAsync("ReconcileRuns", Schedule)).ShouldContain("decision Reject / ApprovalWithdrawn stands; endpoint released");

        var record = (await bench.Decisions.FindAsync(Workbench.RunId, Token))!;
        (record.Basis, record.Release!.EndpointRestored).ShouldBe((DecisionBasis.ApprovalWithdrawn, true));
        (await bench.Runs.HeadOfQueueAsync(Workbench.Endpoint, Token)).ShouldBeNull();
    }

    private static async Task SetAsync(Workbench bench, WorldFacts version, string approval)
    {
        await bench.AdvanceToAsync(bench.Clock.GetUtcNow().AddMinutes(1));
        lock (bench.World.Gate)
        {
            bench.World.State.Packages[version.ModelPackageArn].Decision = new ApprovalDecision(approval, null, bench.Clock.GetUtcNow());
        }
    }

    private async Task<Workbench> StartAsync(string scenario = "{}")
    {
        var bench = await Workbench.StartAsync(engine, scenario, configure: services => services.AddSingleton<IPolicyStore, DynamoPolicyStore>());
        var policy = PolicyReader.Read(await File.ReadAllTextAsync(Repository.PathOf("policies", "fraud-detector.json"), Token));
        await ((DynamoPolicyStore)bench.Get<IPolicyStore>()).SaveAsync(policy, Token);
        await bench.AdvanceToAsync(bench.Clock.GetUtcNow().AddDays(2));
        return bench;
    }

    // The registry shows a version as registered a day before it is approved.
    private static Task<WorldFacts> AddAsync(Workbench bench, int version, string approval = "Approved")
    {
        var known = bench.World.Facts;
        var facts = known with { ModelPackageArn = known.ModelPackageArn[..^1] + version, Version = version, StartsAt = bench.Clock.GetUtcNow() };
        bench.World.AddModelPackage(facts, approval);
        return Task.FromResult(facts);
    }

    private static JsonObject EventOf(WorldFacts facts, string approvalStatus = "Approved")
    {
        var approval = Workbench.Event("model-approved.json");
        var detail = approval["detail"]!;
        (detail["ModelPackageArn"], detail["ModelPackageVersion"], approval["resources"]) =
            (facts.ModelPackageArn, facts.Version, new JsonArray(facts.ModelPackageArn));
        detail["ModelApprovalStatus"] = approvalStatus;
        return approval;
    }
}
