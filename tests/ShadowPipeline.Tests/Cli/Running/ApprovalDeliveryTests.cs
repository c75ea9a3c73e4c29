using ShadowPipeline.Cli.Running;
using ShadowPipeline.Functions.Contracts;
using ShadowPipeline.Local.Time;

namespace ShadowPipeline.Tests.Cli.Running;

public sealed class ApprovalDeliveryTests
{
    private const string Failure = "StartShadowTest failed: InvalidOperationException: It broke.";

    private static readonly DateTimeOffset Start = new(2026, 11, 20, 9, 0, 0, TimeSpan.Zero);

    private readonly VirtualClock _clock = new(Start);
    private readonly List<double> _minutes = [];
    private readonly List<string> _said = [];

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(0, new double[] { 0 }, "StartShadowTest: run-1")]
    [InlineData(1, new double[] { 0, 1 }, "StartShadowTest: run-1")]
    [InlineData(2, new double[] { 0, 1, 3 }, "StartShadowTest: run-1")]
    [InlineData(3, new double[] { 0, 1, 3 }, Failure)]
    public async Task Send_FunctionFails_IsToldAndTriedTwiceMore(int failures, double[] minutes, string last)
    {
        await using var delivery = Delivery(failures);

        delivery.Send([]);
        await _clock.Idle.WaitAsync(Token);

        _minutes.ShouldBe(minutes);
        _said.Count.ShouldBe(minutes.Length);
        _said[..^1].ShouldAllBe(line => line == Failure);
        _said[^1].ShouldBe(last);
    }

    [Fact]
    public async Task Send_NothingStarts_SaysWhy()
    {
        await using var delivery = new ApprovalDelivery(_ => Task.FromResult(new StartAnswer(false, "It was rejected.", [])), _clock, _said.Add);

        delivery.Send([]);
        await _clock.Idle.WaitAsync(Token);

        _said.ShouldBe(["StartShadowTest: It was rejected."]);
    }

    [Fact]
    public async Task Dispose_FunctionAtWork_WaitsForItAndIsBusyMeanwhile()
    {
        TaskCompletionSource<StartAnswer> answer = new(TaskCreationOptions.RunContinuationsAsynchronously);
        var delivery = new ApprovalDelivery(_ => answer.Task, _clock, _said.Add);
        delivery.Send([]);

        var ending = delivery.DisposeAsync().AsTask();

        delivery.IsBusy.ShouldBeTrue();
        ending.IsCompleted.ShouldBeFalse();
        answer.SetResult(new StartAnswer(true, null, ["run-1"]));
        await ending;
        _said.ShouldBe(["StartShadowTest: run-1"]);
    }

    [Fact(Timeout = 60_000)]
    public async Task Dispose_BetweenTwoAttempts_DoesNotWaitForTheNext()
    {
        using var still = _clock.BeginWork();
        var delivery = Delivery(failures: 1);
        delivery.Send([]);

        await delivery.DisposeAsync().AsTask().WaitAsync(TestContext.Current.CancellationToken);

        _said.ShouldBe([Failure]);
        _clock.GetUtcNow().ShouldBe(Start);
    }

    [Fact]
    public async Task Send_AfterDispose_IsRefusedAloud()
    {
        var delivery = Delivery(failures: 0);
        await delivery.DisposeAsync();

        delivery.Send([]);

        _minutes.ShouldBeEmpty();
        _said.ShouldHaveSingleItem().ShouldContain("the server ends");
    }

    private ApprovalDelivery Delivery(int failures) => new(
        _ =>
        {
            _minutes.Add((_clock.GetUtcNow() - Start).TotalMinutes);
            return _minutes.Count > failures
                ? Task.FromResult(new StartAnswer(true, null, ["run-1"]))
                : Task.FromException<StartAnswer>(new InvalidOperationException("It broke."));
        },
        _clock,
        _said.Add);
}
