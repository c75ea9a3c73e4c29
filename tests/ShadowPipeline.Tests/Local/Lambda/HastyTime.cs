namespace ShadowPipeline.Tests.Local.Lambda;

/// <summary>The machine's clock, whose timers go off a hundred times sooner: limits of minutes end within a test.</summary>
internal sealed class HastyTime : TimeProvider
{
    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) =>
        base.CreateTimer(callback, state, dueTime / 100, period);
}
