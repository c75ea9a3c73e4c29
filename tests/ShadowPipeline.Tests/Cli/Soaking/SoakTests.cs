using ShadowPipeline.Cli.Soaking.Faults;
using ShadowPipeline.Cli.Soaking.Running;
using ShadowPipeline.Cli.Soaking.Worlds;
using ShadowPipeline.Decisions;
using ShadowPipeline.Local.Hosting;
using ShadowPipeline.Tests.Deployment.Access;

namespace ShadowPipeline.Tests.Cli.Soaking;

public sealed class SoakTests
{
    private static readonly SoakRequest Small = new(40, 7, Faults: true) { RealEvery = 0 };

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public void Run_FiveHundredRunsWithFaults_NothingBreaks()
    {
        using var soak = new Soak(new SoakRequest(500, 1, Faults: true) { RealEvery = 0 }, WorldParts.Own);

        var report = soak.Run(Token);

        Story(report).ShouldBeEmpty();
        report.Runs.ShouldBeGreaterThanOrEqualTo(500);
        report.Decided.Values.Sum().ShouldBe(report.Runs);
        report.Promoted.ShouldBeGreaterThan(50);
        DecisionBasis[] reached =
        [
            DecisionBasis.AllCriteriaPassed, DecisionBasis.CriterionFailed, DecisionBasis.InsufficientEvidence, DecisionBasis.GuardrailBreached,
            DecisionBasis.ExperimentCancelled, DecisionBasis.ApprovalWithdrawn, DecisionBasis.Superseded, DecisionBasis.PipelineError,
        ];
        reached.Except(report.Decided.Keys).ShouldBeEmpty();
        FaultKind[] injected = [.. Enum.GetValues<FaultKind>().Where(kind => report.Faults[kind] > 0)];
        injected.Length.ShouldBeGreaterThan(25);
        report.Survived.Total.ShouldBe(report.Faults.Total);
    }

    [Fact]
    public void Run_SameSeed_IsTheSameToTheLastEvent()
    {
        using var first = new Soak(Small, WorldParts.Own);
        using var second = new Soak(Small, WorldParts.Own);
        using var other = new Soak(Small with { Seed = 8 }, WorldParts.Own);

        var hash = first.Run(Token).TraceHash;

        second.Run(Token).TraceHash.ShouldBe(hash);
        other.Run(Token).TraceHash.ShouldNotBe(hash);
    }

    [Fact]
    public void Run_OneWorldAlone_IsTheSameAsAmongOthers()
    {
        var request = Small with { RunsPerWorld = 10 };
        var alone = WorldPlans.Of(request with { World = 2 }).ShouldHaveSingleItem();

        WorldPlans.Of(request).ElementAt(2).ShouldBe(alone);
        WorldPlans.Of(request).Sum(world => world.Runs).ShouldBe(40);
        World.Live(alone, WorldParts.Own).Hash.ShouldBe(World.Live(alone, WorldParts.Own).Hash);
    }

    [Fact]
    public void Run_WithoutFaults_InjectsNone()
    {
        using var soak = new Soak(Small with { Faults = false }, WorldParts.Own);

        var report = soak.Run(Token);

        Story(report).ShouldBeEmpty();
        report.Faults.Total.ShouldBe(0);
        report.Decided.Keys.ShouldNotContain(DecisionBasis.PipelineError);
    }

    [Fact]
    public void Run_EverythingApprovedAtOnce_IsDecidedInOrder()
    {
        using var soak = new Soak(new SoakRequest(60, 3, Faults: true) { BurstEndpoints = 5 }, WorldParts.Own);

        var report = soak.Run(Token);

        Story(report).ShouldBeEmpty();
        report.Runs.ShouldBe(60);
    }

    [Fact]
    public async Task Run_OverTheRealWire_NothingIsDeniedByTheTemplate()
    {
        var access = DeployedAccess.Guard();
        using var soak = new Soak(
            new SoakRequest(10, 5, Faults: true) { RealEvery = 1, EngineKills = 1, Wire = new WireOptions { Access = access } }, WorldParts.Own);

        var report = await soak.RunAsync(Token);

        report.BrokenReal.SelectMany(world => world.Breaches).Select(breach => $"{breach.Invariant}: {breach.What}").ShouldBeEmpty();
        report.RealRuns.ShouldBe(10);
        access.Denials.ShouldBeEmpty();
        access.Allowed.ShouldBeGreaterThan(500);
    }

    private static string Story(SoakReport report) => string.Join(
        '\n', report.Broken.SelectMany(world => world.Breaches.SelectMany(breach => breach.Trace.Prepend($"world {world.Plan.Index}: {breach.Invariant}: {breach.What}"))));
}
