namespace ShadowPipeline.Cli.Soaking.Faults;

/// <summary>How likely each fault of a call or an invocation is in one world.</summary>
/// <param name="Call">That a call fails.</param>
/// <param name="Invocation">That an invocation meets with something.</param>
/// <param name="Event">That an event is delivered in a way of its own.</param>
internal sealed record FaultRates(double Call, double Invocation, double Event)
{
    /// <summary>Nothing ever fails.</summary>
    public static FaultRates None { get; } = new(0, 0, 0);

    /// <summary>Now and then something fails.</summary>
    public static FaultRates Usual { get; } = new(0.015, 0.08, 0.3);

    /// <summary>So much fails that retries run out.</summary>
    public static FaultRates Storm { get; } = new(0.1, 0.3, 0.6);
}
