using ShadowPipeline.Decisions;
using ShadowPipeline.Tests.Local.DynamoDb;
using static ShadowPipeline.Tests.Functions.ApprovalDesk;

namespace ShadowPipeline.Tests.Functions;

/// <summary>A waiting run is closed at once, and its release may be there already when an event comes again: StartShadowTest must be allowed to read it.</summary>
[Collection(SharedEngine.Name)]
public sealed class ClosedTwiceTests(EngineFixture engine)
{
    [Fact]
    public async Task RejectedWhileItWaits_EventComesTwice_ChangesNothing()
    {
        await using var bench = await Workbench.StartAsync(engine);
        var desk = await WithdrawnWhileItWaitsAsync(bench);

        var before = await bench.StateAsync();

        (await desk.DeliverAsync(desk.Set(Rejected))).Started.ShouldBeFalse();

        (await bench.StateAsync()).ShouldBe(before);
    }

    [Fact]
    public async Task RejectedWhileItWaits_ApprovedAgain_IsTested()
    {
        await using var bench = await Workbench.StartAsync(engine);
        var desk = await WithdrawnWhileItWaitsAsync(bench);

        (await desk.ApproveAsync()).RunIds.ShouldBe([RunOf(epoch: 2)]);

        (await desk.QueueAsync()).ShouldBe([RunOf(epoch: 2)]);
    }

    [Fact]
    public async Task SupersededByOneThatDied_EventComesAgain_IsClosed()
    {
        var deaths = 0;
        while (await SupersedeAsync(diesBefore: deaths + 1))
        {
            deaths++;
        }

        deaths.ShouldBeGreaterThan(8, "it died before each of its calls");
    }

    private async Task<bool> SupersedeAsync(int diesBefore)
    {
        await using var bench = await Workbench.StartAsync(engine, policy: SupersedeTests.Supersede);
        var desk = new ApprovalDesk(bench, 8);
        await desk.HoldEndpointAsync();
        await desk.ApproveAsync();
        var newer = desk.Set(Approved, 8);
        using var calls = new DyingCalls(bench, "StartShadowTest");
        var died = await calls.DiesAsync(diesBefore, () => desk.DeliverAsync(newer));

        await desk.DeliverAsync(newer);

        var record = (await desk.DecisionAsync()).ShouldNotBeNull();
        record.Basis.ShouldBe(DecisionBasis.Superseded);
        ShouldBeUntouched(record);
        (await desk.QueueAsync()).ShouldBe([RunOf(8)]);
        return died;
    }

    private static async Task<ApprovalDesk> WithdrawnWhileItWaitsAsync(Workbench bench)
    {
        var desk = new ApprovalDesk(bench);
        await desk.HoldEndpointAsync();
        await desk.ApproveAsync();
        await desk.RejectAsync();
        ShouldBeWithdrawn(await desk.DecisionAsync());
        await bench.AdvanceToAsync(bench.Clock.GetUtcNow().AddMinutes(1));
        return desk;
    }
}
