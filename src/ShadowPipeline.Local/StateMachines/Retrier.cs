namespace ShadowPipeline.Local.StateMachines;

/// <summary>One entry of Retry, with the defaults of the Amazon States Language.</summary>
internal sealed record Retrier
{
    public required IReadOnlyList<string> ErrorEquals { get; init; }

    public int IntervalSeconds { get; init; } = 1;

    public int MaxAttempts { get; init; } = 3;

    public double BackoffRate { get; init; } = 2;

    public int? MaxDelaySeconds { get; init; }

    /// <summary>JitterStrategy FULL: the delay is drawn evenly between zero and what it would be without.</summary>
    public bool FullJitter { get; init; }

    /// <summary>The pause before a retry.</summary>
    /// <param name="retry">0 for the first.</param>
    /// <param name="random">Draws the jitter; not read when there is none.</param>
    public TimeSpan Delay(int retry, Random random)
    {
        var longest = MaxDelaySeconds ?? int.MaxValue;
        var seconds = Math.Min(longest, IntervalSeconds * Math.Pow(BackoffRate, retry));
        return TimeSpan.FromSeconds(FullJitter ? seconds * random.NextDouble() : seconds);
    }
}
