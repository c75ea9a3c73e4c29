namespace ShadowPipeline.Local.Lambda;

/// <summary>How one invocation went.</summary>
/// <param name="RequestId">Its id.</param>
/// <param name="Answer">What the caller gets: the function's answer, or an error as JSON.</param>
/// <param name="ErrorType">The error's name; null for an answer.</param>
/// <param name="TimedOut">Whether the process was ended because it took too long.</param>
/// <param name="Init">
/// From the start of the process to its first request for work, or what Lambda grants to that where none came; null for a later invocation.
/// </param>
/// <param name="Duration">From the hand-out of the event to the report about it; all of its time where the process asked for nothing.</param>
/// <param name="PeakMemory">The most bytes that were resident so far; null where the system does not say.</param>
internal sealed record InvocationOutcome(
    string RequestId, ReadOnlyMemory<byte> Answer, string? ErrorType, bool TimedOut, TimeSpan? Init, TimeSpan Duration, long? PeakMemory)
{
    /// <summary>Whole milliseconds that Lambda charges: since August 2025 the start of a process counts as well.</summary>
    public long BilledMilliseconds => (long)Math.Ceiling((Duration + (Init ?? TimeSpan.Zero)).TotalMilliseconds);

    /// <summary>Whole mebibytes, rounded up.</summary>
    public long? MaxMemoryMebibytes => PeakMemory is { } bytes ? (bytes + (1 << 20) - 1) >> 20 : null;

    /// <summary>What Lambda calls an error that the function reported, or one that it could not report; null for an answer.</summary>
    public string? FunctionError => ErrorType is null ? null : "Unhandled";
}
