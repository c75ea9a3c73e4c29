namespace ShadowPipeline.Cli.Running;

/// <summary>One thing that happened in a run.</summary>
/// <param name="At">When, in virtual time.</param>
/// <param name="State">The workflow's state, e.g. <c>PollExperiment</c>.</param>
/// <param name="Text">What happened, a short phrase without a full stop.</param>
/// <param name="Kind">How to show it.</param>
internal sealed record TimelineEntry(DateTimeOffset At, string State, string Text, TimelineKind Kind)
{
    /// <summary>How much of the test is over, 0 to 1; null when that means nothing here.</summary>
    public double? Progress { get; init; }

    /// <summary>The endpoint whose run this is; null when there is only one.</summary>
    public string? Endpoint { get; init; }
}

/// <summary>How an entry of the timeline is shown.</summary>
internal enum TimelineKind
{
    /// <summary>A step was taken.</summary>
    Info,

    /// <summary>The run waits; repeats of the same state are one line.</summary>
    Waiting,

    /// <summary>Something that a reader should know, such as a retry.</summary>
    Warning,

    /// <summary>A step failed for good.</summary>
    Error,

    /// <summary>The decision was recorded.</summary>
    Decided,
}
