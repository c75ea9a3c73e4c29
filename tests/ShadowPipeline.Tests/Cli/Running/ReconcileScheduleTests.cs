using System.Text;
using ShadowPipeline.Cli.Running;
using ShadowPipeline.Local.Time;

namespace ShadowPipeline.Tests.Cli.Running;

public sealed class ReconcileScheduleTests
{
    private const string Waiting = """{"examined":1,"mended":["run-1: it ended"],"waiting":1}""";
    private const string Done = """{"examined":1,"mended":["run-1: it ended"],"waiting":0}""";

    private static readonly DateTimeOffset Start = new(2026, 11, 20, 9, 0, 0, TimeSpan.Zero);

    private readonly VirtualClock _clock = new(Start);
    private readonly List<double> _minutes = [];
    private readonly List<string> _said = [];

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Follow_WhileSomethingWaits_ComesEveryQuarterOfAnHour()
    {
        using var work = _clock.BeginWork();

        await Schedule(_said.Add, Waiting, Waiting, Done).FollowAsync([], Token);

        _minutes.ShouldBe([0, 15, 30]);
        _said.ShouldBeEmpty();
    }

    [Fact]
    public async Task Follow_FailureThatIsTold_ComesAgain()
    {
        using var work = _clock.BeginWork();

        await Schedule(_said.Add, null, Waiting, null, Done).FollowAsync([], Token);

        _minutes.ShouldBe([0, 15, 30, 45]);
        _said.ShouldBe(Enumerable.Repeat("ReconcileRuns failed: InvalidOperationException: It broke.", 2));
    }

    [Fact]
    public async Task Follow_FailureThatNobodyIsToldOf_IsThrown()
    {
        using var work = _clock.BeginWork();

        await Should.ThrowAsync<InvalidOperationException>(Schedule(null, null, Done).FollowAsync([], Token));

        _minutes.ShouldBe([0]);
    }

    [Theory]
    [InlineData(Waiting)]
    [InlineData(null)]
    public async Task Follow_CancelledBetweenTwo_Ends(string? answer)
    {
        using var work = _clock.BeginWork();
        using var still = _clock.BeginWork();
        using var ending = CancellationTokenSource.CreateLinkedTokenSource(Token);
        var following = Schedule(_said.Add, answer, Done).FollowAsync([], ending.Token);

        await ending.CancelAsync();

        await Should.ThrowAsync<OperationCanceledException>(following);
        _minutes.ShouldBe([0]);
    }

    // Null is a failure.
    private ReconcileSchedule Schedule(Action<string>? said, params string?[] answers)
    {
        var left = new Queue<string?>(answers);
        return new ReconcileSchedule(
            (function, _) =>
            {
                function.ShouldBe("ReconcileRuns");
                _minutes.Add((_clock.GetUtcNow() - Start).TotalMinutes);
                return left.Dequeue() is { } answer
                    ? Task.FromResult(Encoding.UTF8.GetBytes(answer))
                    : Task.FromException<byte[]>(new InvalidOperationException("It broke."));
            },
            _clock,
            said);
    }
}
