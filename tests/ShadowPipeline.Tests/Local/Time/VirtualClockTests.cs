using FsCheck.Xunit;
using ShadowPipeline.Local.Time;

namespace ShadowPipeline.Tests.Local.Time;

public sealed class VirtualClockTests
{
    private static readonly DateTimeOffset Start = new(2026, 11, 22, 10, 0, 0, TimeSpan.Zero);

    [Fact]
    public async Task WaitUntil_WithNoOtherWork_JumpsToTheDueTime()
    {
        VirtualClock clock = new(Start);
        using (clock.BeginWork())
        {
            await clock.WaitUntilAsync(Start.AddDays(30), TestContext.Current.CancellationToken);

            clock.GetUtcNow().ShouldBe(Start.AddDays(30));
        }

        clock.Idle.IsCompleted.ShouldBeTrue();
    }

    [Fact]
    public async Task WaitUntil_WhileOtherWorkIsUnderWay_StandsStill()
    {
        VirtualClock clock = new(Start);
        var other = clock.BeginWork();
        var wait = WaitAsync(clock, Start.AddHours(1), () => { });

        wait.IsCompleted.ShouldBeFalse();
        clock.GetUtcNow().ShouldBe(Start);
        other.Dispose();
        await wait;

        clock.GetUtcNow().ShouldBe(Start.AddHours(1));
    }

    [Fact]
    public void WaitUntil_WithoutWork_IsRefused()
    {
        VirtualClock clock = new(Start);

        Should.Throw<InvalidOperationException>(() => { _ = clock.WaitUntilAsync(Start.AddHours(1), TestContext.Current.CancellationToken); });
    }

    [Theory]
    [InlineData(-1)]
    [InlineData(0)]
    public void WaitUntil_ATimeThatHasCome_IsDoneAtOnce(int seconds)
    {
        VirtualClock clock = new(Start);
        using var work = clock.BeginWork();

        clock.WaitUntilAsync(Start.AddSeconds(seconds), TestContext.Current.CancellationToken).IsCompletedSuccessfully.ShouldBeTrue();
    }

    [Fact]
    public async Task WaitUntil_Cancelled_GivesTheWorkBackBeforeTheCallerRunsOn()
    {
        VirtualClock clock = new(Start);
        using CancellationTokenSource cancellation = new();
        var canceller = clock.BeginWork();
        var work = clock.BeginWork();
        var cancelled = clock.WaitUntilAsync(Start.AddHours(1), cancellation.Token);
        var later = WaitAsync(clock, Start.AddHours(2), () => { });

        await cancellation.CancelAsync();
        canceller.Dispose();
        await Should.ThrowAsync<OperationCanceledException>(() => cancelled);

        clock.GetUtcNow().ShouldBe(Start);
        work.Dispose();
        await later;
        clock.GetUtcNow().ShouldBe(Start.AddHours(2));
    }

    [Fact]
    public async Task TakeTurn_FromWithinWork_ComesAfterItAndBeforeAnyLaterTime()
    {
        VirtualClock clock = new(Start);
        List<string> order = [];
        var starter = clock.BeginWork();
        var later = WaitAsync(clock, Start.AddTicks(1), () => order.Add("later"));
        Task[] turns = [TurnAsync("first"), TurnAsync("second")];
        order.Add("starter");

        starter.Dispose();
        await Task.WhenAll(turns);
        await later;

        order.ShouldBe(["starter", "first", "second", "later"]);

        async Task TurnAsync(string name)
        {
            using var work = clock.BeginWork();
            await clock.TakeTurnAsync(CancellationToken.None);
            clock.GetUtcNow().ShouldBe(Start);
            order.Add(name);
        }
    }

    [Fact]
    public async Task Dispose_OfAWorkTokenTwice_CountsOnce()
    {
        VirtualClock clock = new(Start);
        var first = clock.BeginWork();
        using var second = clock.BeginWork();
        first.Dispose();
        first.Dispose();

        clock.Idle.IsCompleted.ShouldBeFalse();
        second.Dispose();
        await clock.Idle;
    }

    [Property(MaxTest = 200)]
    public void Waiters_OfAnyTimes_RunOneByOneInOrderOfTimeThenRegistration(byte[] seconds)
    {
        VirtualClock clock = new(Start);
        List<(byte Second, int Index, DateTimeOffset At)> ran = [];
        var running = 0;
        Task[] waits;
        using (clock.BeginWork())
        {
            waits = [.. seconds.Select((second, i) => WaitAsync(clock, Start.AddSeconds(second), () =>
            {
                Interlocked.Increment(ref running).ShouldBe(1);
                ran.Add((second, i, clock.GetUtcNow()));
                Interlocked.Decrement(ref running);
            }))];
        }

        Task.WaitAll(waits);

        // A wait for the present is done at once, before any other is released.
        ran.Select(entry => (entry.Second, entry.Index)).ShouldBe(seconds.Select((second, i) => (second, i)).OrderBy(entry => entry.second));
        ran.ShouldAllBe(entry => entry.At == Start.AddSeconds(entry.Second));
        clock.Idle.IsCompleted.ShouldBeTrue();
    }

    [Property(MaxTest = 50)]
    public void Time_WhileManyWaitInTurns_NeverRunsBackAndEndsAtTheLatest(byte[] steps)
    {
        VirtualClock clock = new(Start);
        Task[] walkers;
        using (clock.BeginWork())
        {
            walkers = [.. Enumerable.Range(1, 3).Select(factor => WalkAsync(clock, steps.Select(step => step * factor)))];
        }

        Task.WaitAll(walkers);

        clock.GetUtcNow().ShouldBe(Start.AddSeconds(3 * steps.Sum(step => step)));
    }

    [Fact]
    public async Task Timer_WithAPeriod_FiresAtItsTimesUntilDisposed()
    {
        VirtualClock clock = new(Start);
        List<double> fired = [];
        TaskCompletionSource done = new();
        ITimer? timer = null;
        using (clock.BeginWork())
        {
            timer = clock.CreateTimer(
                _ =>
                {
                    fired.Add((clock.GetUtcNow() - Start).TotalSeconds);
                    if (fired.Count == 3)
                    {
                        timer!.Dispose();
                        done.SetResult();
                    }
                },
                null,
                TimeSpan.FromSeconds(5),
                TimeSpan.FromSeconds(2));
        }

        await done.Task;
        await clock.Idle;

        fired.ShouldBe([5, 7, 9]);
    }

    [Fact]
    public async Task Delay_OnTheClock_IsVirtual()
    {
        VirtualClock clock = new(Start);

        await Task.Delay(TimeSpan.FromDays(40), clock, TestContext.Current.CancellationToken);

        clock.GetUtcNow().ShouldBe(Start.AddDays(40));
    }

    private static async Task WaitAsync(VirtualClock clock, DateTimeOffset due, Action then)
    {
        using var work = clock.BeginWork();
        await clock.WaitUntilAsync(due, CancellationToken.None);
        then();
    }

    private static async Task WalkAsync(VirtualClock clock, IEnumerable<int> seconds)
    {
        using var work = clock.BeginWork();
        foreach (var second in seconds)
        {
            var due = clock.GetUtcNow().AddSeconds(second);
            await clock.WaitUntilAsync(due, CancellationToken.None);
            clock.GetUtcNow().ShouldBe(due);
        }
    }
}
