namespace ShadowPipeline.Planning;

/// <summary>Rounds instants up: Step Functions cuts a Wait's milliseconds off, and a wait must never end early.</summary>
internal static class WholeTime
{
    public static DateTimeOffset SecondFrom(DateTimeOffset instant) => Up(instant, TimeSpan.TicksPerSecond);

    public static DateTimeOffset MinuteFrom(DateTimeOffset instant) => Up(instant, TimeSpan.TicksPerMinute);

    private static DateTimeOffset Up(DateTimeOffset instant, long unit)
    {
        var rest = instant.UtcTicks % unit;
        return new DateTimeOffset(instant.UtcTicks + (rest == 0 ? 0 : unit - rest), TimeSpan.Zero);
    }
}
