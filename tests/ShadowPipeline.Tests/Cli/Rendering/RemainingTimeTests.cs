using ShadowPipeline.Cli.Rendering;

namespace ShadowPipeline.Tests.Cli.Rendering;

public sealed class RemainingTimeTests
{
    private readonly Stopwatch _time = new();

    [Fact]
    public void After_HalfOfIt_IsAsLongAgain()
    {
        var remaining = new RemainingTime(_time);
        remaining.After(0).ShouldBeNull("nothing is known yet");

        _time.Advance(TimeSpan.FromSeconds(4));
        remaining.After(0.5).ShouldBe(TimeSpan.FromSeconds(4));
        _time.Advance(TimeSpan.FromSeconds(1));
        remaining.After(0.9).ShouldBe(TimeSpan.FromSeconds(1), "a guess is rounded up");
        remaining.After(1).ShouldBe(TimeSpan.Zero);
    }

    [Fact]
    public void After_TooLittle_IsNotGuessed()
    {
        var remaining = new RemainingTime(_time);
        remaining.After(0.1);

        _time.Advance(TimeSpan.FromMilliseconds(499));
        remaining.After(0.9).ShouldBeNull();
        _time.Advance(TimeSpan.FromSeconds(10));
        remaining.After(0.14).ShouldBeNull();
        remaining.After(0.05).ShouldBeNull("other work begins anew");
    }

    private sealed class Stopwatch : TimeProvider
    {
        private long _ticks;

        public override long TimestampFrequency => TimeSpan.TicksPerSecond;

        public void Advance(TimeSpan time) => _ticks += time.Ticks;

        public override long GetTimestamp() => _ticks;
    }
}
