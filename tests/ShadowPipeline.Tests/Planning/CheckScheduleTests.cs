using FsCheck.Xunit;
using ShadowPipeline.Planning;

namespace ShadowPipeline.Tests.Planning;

public sealed class CheckScheduleTests
{
    private static readonly DateTimeOffset Start = new(2026, 11, 20, 9, 0, 0, TimeSpan.Zero);

    [Theory]
    [InlineData(1440, 60, 60, false)]
    [InlineData(1440, 5, 5, false)]
    [InlineData(1440, 4, 5, true)]
    [InlineData(60, 1, 1, false)]
    [InlineData(10080, 60, 60, false)]
    [InlineData(43200, 60, 149, true)]
    [InlineData(43200, 149, 149, false)]
    public void Interval_LongTest_IsStretched(int minutes, int checkEvery, int interval, bool stretched)
    {
        var schedule = CheckSchedule.For(Start, Start.AddMinutes(minutes), TimeSpan.FromMinutes(checkEvery));

        schedule.Interval.ShouldBe(TimeSpan.FromMinutes(interval));
        schedule.StretchedFrom.ShouldBe(stretched ? TimeSpan.FromMinutes(checkEvery) : null);
    }

    [Theory]
    [InlineData("09:00:00", "10:00:00")]
    [InlineData("09:00:00.001", "10:00:01")]
    [InlineData("23:30:00", "1.00:00:30")]
    [InlineData("1.00:00:29.9", "1.00:00:30")]
    [InlineData("1.00:00:30", "1.00:02:30")]
    [InlineData("1.00:31:00", "1.00:46:00")]
    [InlineData("1.09:00:00", null)]
    public void NextWhileRunning_Check_IsTheNextWholeSecondAfterTheInterval(string now, string? next)
    {
        var day = Start.Date;
        var schedule = CheckSchedule.For(Start, new DateTimeOffset(day.AddDays(1), TimeSpan.Zero), TimeSpan.FromHours(1));

        schedule.NextWhileRunning(new DateTimeOffset(day + TimeSpan.Parse(now, null), TimeSpan.Zero))
            .ShouldBe(next is null ? null : new DateTimeOffset(day + TimeSpan.Parse(next, null), TimeSpan.Zero));
    }

    [Fact]
    public void NextWhileChanging_LongChange_SlowsDownAndGivesUp()
    {
        var schedule = CheckSchedule.For(Start, Start.AddDays(1), TimeSpan.FromHours(1));
        var since = Start.AddHours(1);

        schedule.NextWhileChanging(since, since.AddMinutes(29)).ShouldBe(since.AddMinutes(31));
        schedule.NextWhileChanging(since, since.AddMinutes(30)).ShouldBe(since.AddMinutes(45));
        schedule.NextWhileChanging(since, since.AddHours(9).AddTicks(-1)).ShouldNotBeNull();
        schedule.NextWhileChanging(since, since.AddHours(9)).ShouldBeNull();
    }

    [Fact]
    public void NextWhileChanging_BeforeTheStart_DoesNotSleepThroughIt()
    {
        var schedule = CheckSchedule.For(Start, Start.AddDays(1), TimeSpan.FromHours(1));

        schedule.NextWhileChanging(Start.AddHours(-2), Start.AddMinutes(-5)).ShouldBe(Start.AddSeconds(30));
        schedule.NextWhileChanging(Start.AddHours(-2), Start.AddMinutes(-20)).ShouldBe(Start.AddMinutes(-5));
    }

    [Fact]
    public void NextBeforeStart_DelayedTest_SleepsUntilTheStart()
    {
        var schedule = CheckSchedule.For(Start, Start.AddDays(1), TimeSpan.FromHours(1));

        schedule.NextBeforeStart(Start.AddDays(-30)).ShouldBe(Start.AddSeconds(30));
        schedule.NextBeforeStart(Start).ShouldBe(Start.AddSeconds(30));
        schedule.NextBeforeStart(Start.AddSeconds(30)).ShouldBe(Start.AddSeconds(150));
        schedule.NextBeforeStart(Start.AddHours(9)).ShouldBeNull();
    }

    // Every transition lasts until it is given up on, and one change by somebody else falls into the running part.
    [Property(MaxTest = 300)]
    public void WholeTest_AnyLegalPolicy_HasAtMost500Laps(uint duration, uint checkEvery, uint delay, ushort lateMilliseconds)
    {
        var minutes = 60 + (duration % (43_200 - 59));
        var schedule = CheckSchedule.For(Start, Start.AddMinutes(minutes), TimeSpan.FromMinutes(1 + (checkEvery % 43_200)));
        var late = TimeSpan.FromMilliseconds(lateMilliseconds % 2_000);
        var laps = 0;

        var created = Start.AddMinutes(-(delay % 43_200));
        var now = Walk(created, at => schedule.NextWhileChanging(created, at));
        now = Walk(now, at => at < Start ? schedule.NextBeforeStart(at) : null);
        now = Walk(now > Start ? now : Start, at => schedule.NextWhileChanging(Start, at));
        var changed = now;
        now = Walk(now, at => schedule.NextWhileChanging(changed, at));
        Walk(now, schedule.NextWhileRunning);

        laps.ShouldBeLessThanOrEqualTo(CheckSchedule.MaxLaps);

        DateTimeOffset Walk(DateTimeOffset from, Func<DateTimeOffset, DateTimeOffset?> nextAfter)
        {
            var at = from;
            while (nextAfter(at) is { } next)
            {
                next.ShouldBeGreaterThan(at);
                (next.UtcTicks % TimeSpan.TicksPerSecond).ShouldBe(0);
                at = next + late;
                laps++;
            }

            return at;
        }
    }

    // Before each end the test is looked at, asked about and confirmed three times, then it goes on to the next end.
    [Property(MaxTest = 300)]
    public void ExtendedTest_AnyLegalPolicy_HasAtMost500LapsAndItsPlannedLooks(uint duration, uint checkEvery, byte extensions, ushort lateMilliseconds)
    {
        var times = extensions % 11;
        var length = TimeSpan.FromMinutes(60 + (duration % (43_200 - 59)));
        var longest = length * (times + 1) < TimeSpan.FromDays(30) ? length * (times + 1) : TimeSpan.FromDays(30);
        var late = TimeSpan.FromMilliseconds(lateMilliseconds % 2_000);
        var (laps, now, end, looks) = (0, Start, Start + length, 0);
        for (var extension = 0; extension <= times; extension++)
        {
            var schedule = CheckSchedule.For(Start, end, TimeSpan.FromMinutes(1 + (checkEvery % 43_200)), longest, times) with
            {
                LookForExtension = extension < times ? end.AddMinutes(-15) : null,
            };
            looks = looks == 0 ? schedule.PlannedLooks : looks;
            schedule.PlannedLooks.ShouldBe(looks, "the bound is known from the start");
            var lookedAt = false;
            while (now < end && schedule.NextWhileRunning(now) is { } next && next < end)
            {
                now = next + late;
                laps++;
                if (extension < times && now >= end.AddMinutes(-15))
                {
                    lookedAt = true;
                    (now, laps) = (now.AddMinutes(12), laps + 3);
                    break;
                }
            }

            (lookedAt || extension == times || now >= end.AddMinutes(-15)).ShouldBeTrue("the look before the end is not slept through");
            end = end + length < Start + longest ? end + length : Start + longest;
        }

        laps.ShouldBeLessThanOrEqualTo(290 + 2);
        laps.ShouldBeLessThanOrEqualTo(looks);
    }

    [Property(MaxTest = 300)]
    public void BusySchedule_AnyTimeout_HasAtMost250LooksAndEnds(uint timeoutMinutes, ushort lateMilliseconds)
    {
        var timeout = TimeSpan.FromMinutes(timeoutMinutes % 43_201);
        var looks = 0;
        var at = Start;
        while (BusySchedule.Next(Start, at, timeout) is { } next)
        {
            next.ShouldBeGreaterThan(at);
            next.ShouldBeLessThanOrEqualTo(Start + timeout + TimeSpan.FromSeconds(1));
            (next.UtcTicks % TimeSpan.TicksPerSecond).ShouldBe(0);
            at = next + TimeSpan.FromMilliseconds(lateMilliseconds % 2_000);
            looks++;
        }

        looks.ShouldBeLessThanOrEqualTo(BusySchedule.MaxLaps);
        at.ShouldBeGreaterThanOrEqualTo(Start + timeout);
    }

    [Fact]
    public void BusySchedule_NoTimeout_DoesNotWait() => BusySchedule.Next(Start, Start, TimeSpan.Zero).ShouldBeNull();
}
