using ShadowPipeline.Cli.Serving;
using ShadowPipeline.Local.Time;

namespace ShadowPipeline.Tests.Cli.Serving;

public sealed class IdleWatchTests
{
    private static readonly DateTimeOffset Start = new(2026, 11, 20, 9, 0, 0, TimeSpan.Zero);
    private static readonly TimeSpan Limit = TimeSpan.FromHours(1);

    [Fact]
    public async Task Wait_NobodyAsks_EndsAtTheLimit()
    {
        var time = new VirtualClock(Start);

        await new IdleWatch(Limit, time).WaitAsync(() => false, TestContext.Current.CancellationToken);

        time.GetUtcNow().ShouldBe(Start + Limit);
    }

    [Fact]
    public async Task Wait_SomebodyAsks_CountsFromThere()
    {
        var time = new VirtualClock(Start);
        var watch = new IdleWatch(Limit, time);
        await using var asking = time.CreateTimer(_ => watch.Touch(), null, TimeSpan.FromMinutes(59), Timeout.InfiniteTimeSpan);

        await watch.WaitAsync(() => false, TestContext.Current.CancellationToken);

        time.GetUtcNow().ShouldBe(Start + TimeSpan.FromMinutes(59) + Limit);
    }

    // Looked at every six minutes.
    [Theory]
    [InlineData(5, 0)]
    [InlineData(7, 6)]
    [InlineData(59, 54)]
    [InlineData(61, 60)]
    [InlineData(300, 294)]
    public async Task Wait_SomethingRuns_CountsFromTheLastLookThatSawIt(int minutes, int lastSeen)
    {
        var time = new VirtualClock(Start);

        await new IdleWatch(Limit, time).WaitAsync(() => time.GetUtcNow() < Start.AddMinutes(minutes), TestContext.Current.CancellationToken);

        time.GetUtcNow().ShouldBe(Start.AddMinutes(lastSeen) + Limit);
    }
}
