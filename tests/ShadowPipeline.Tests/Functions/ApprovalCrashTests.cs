using ShadowPipeline.Functions.Ports;
using ShadowPipeline.Tests.Local.DynamoDb;
using static ShadowPipeline.Tests.Functions.ApprovalDesk;

namespace ShadowPipeline.Tests.Functions;

/// <summary>StartShadowTest dies before any of its calls; the event comes again, and everything is as if it had not.</summary>
[Collection(SharedEngine.Name)]
public sealed class ApprovalCrashTests(EngineFixture engine)
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Approve_DiesAtAnyCall_HasOneRunThatWaits()
    {
        await using var bench = await Workbench.StartAsync(engine, policy: SupersedeTests.Supersede);
        var desk = new ApprovalDesk(bench, [.. Enumerable.Range(8, 40)]);
        await desk.HoldEndpointAsync();
        await desk.ApproveAsync();

        // Each version supersedes the one before.
        var version = 8;
        await ForEachCallAsync(bench, from: 1, atLeast: 12, async dies =>
        {
            var approved = desk.Set(Approved, version);
            await dies(() => desk.DeliverAsync(approved));
            (await desk.DeliverAsync(approved)).RunIds.ShouldBe([RunOf(version)]);

            (await desk.QueueAsync()).ShouldBe([RunOf(version)]);
            var record = await desk.DecisionAsync(version - 1);
            record.ShouldNotBeNull().Basis.ShouldBe(ShadowPipeline.Decisions.DecisionBasis.Superseded);
            ShouldBeUntouched(record);
            version++;
        });
    }

    [Fact]
    public async Task Reject_DiesAtAnyCall_WaitingRunIsWithdrawn()
    {
        await using var bench = await Workbench.StartAsync(engine);
        var desk = new ApprovalDesk(bench, [.. Enumerable.Range(8, 40)]);
        await desk.HoldEndpointAsync();
        var version = 8;
        await ForEachCallAsync(bench, from: 1, atLeast: 12, async dies =>
        {
            await desk.ApproveAsync(version);
            var rejected = desk.Set(Rejected, version);
            await dies(() => desk.DeliverAsync(rejected));
            (await desk.DeliverAsync(rejected)).Started.ShouldBeFalse();

            ShouldBeWithdrawn(await desk.DecisionAsync(version));
            ShouldBeUntouched(await desk.DecisionAsync(version));
            (await desk.QueueAsync()).ShouldBeEmpty();
            version++;
        });
    }

    [Fact]
    public async Task Reject_DiesAtAnyCall_RunningTestIsStopped()
    {
        await using var bench = await Workbench.StartAsync(engine);
        var desk = new ApprovalDesk(bench, [.. Enumerable.Range(8, 40)]);
        var version = 8;

        // Up to here a waiting run goes the same way.
        await ForEachCallAsync(bench, from: 6, atLeast: 10, async dies =>
        {
            await desk.ApproveAsync(version);
            await desk.StartTestAsync(version);
            var rejected = desk.Set(Rejected, version);
            await dies(() => desk.DeliverAsync(rejected));
            (await desk.DeliverAsync(rejected)).Started.ShouldBeFalse();

            ShouldBeWithdrawn(await desk.DecisionAsync(version));
            (await bench.Get<IExperiments>().FindAsync(RunOf(version), Token))!.Status.ShouldBe("Stopping");
            await desk.ReleaseAsync(version);
            version++;
        });
        bench.World.State.Experiments.Values.Select(one => one.Name).ShouldBeUnique();
    }

    [Fact]
    public async Task ApproveAgain_DiesAtAnyCall_NextEpochWaits()
    {
        await using var bench = await Workbench.StartAsync(engine);
        var desk = new ApprovalDesk(bench, [.. Enumerable.Range(8, 40)]);
        await desk.HoldEndpointAsync();
        var version = 8;
        await ForEachCallAsync(bench, from: 1, atLeast: 5, async dies =>
        {
            await desk.ApproveAsync(version);
            await desk.RejectAsync(version);
            var again = desk.Set(Approved, version);
            await dies(() => desk.DeliverAsync(again));
            (await desk.DeliverAsync(again)).RunIds.ShouldBe([RunOf(version, 2)]);

            ShouldBeWithdrawn(await desk.DecisionAsync(version));
            (await desk.QueueAsync()).ShouldHaveSingleItem().ShouldBe(RunOf(version, 2));
            await desk.RejectAsync(version);
            version++;
        });
    }

    /// <summary>Dies before one call, then before the next, until the work is done without dying.</summary>
    private static async Task ForEachCallAsync(Workbench bench, int from, int atLeast, Func<Func<Func<Task>, Task>, Task> round)
    {
        using var calls = new DyingCalls(bench, "StartShadowTest");
        var call = from - 1;
        for (var died = true; died;)
        {
            call++;
            await round(async work => died = await calls.DiesAsync(call, work));
        }

        call.ShouldBeGreaterThan(atLeast, "the work has at least so many calls");
    }
}
