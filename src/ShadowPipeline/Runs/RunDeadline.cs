using ShadowPipeline.Policies;

namespace ShadowPipeline.Runs;

/// <summary>When somebody should look why a run is still open.</summary>
public static class RunDeadline
{
    /// <summary>What may follow a test's end without anything being wrong: SageMaker ends it and restores the endpoint, which takes minutes as a rule.</summary>
    public static TimeSpan Grace { get; } = TimeSpan.FromHours(3);

    /// <summary>
    /// The instant after which an open run is past its end: its test's end (as observed, else as scheduled with every extension that was
    /// granted), or before a test was submitted the end of the wait for a busy endpoint, and <see cref="Grace"/> in either case.
    /// </summary>
    /// <param name="run">The run.</param>
    /// <param name="policy">Its policy.</param>
    /// <returns>Null while the run waits for its turn: that may take as long as the runs before it.</returns>
    public static DateTimeOffset? Of(Run run, Policy policy)
    {
        ArgumentNullException.ThrowIfNull(run);
        ArgumentNullException.ThrowIfNull(policy);
        var end = run.Observation?.EndedAt ?? run.Prolongation?.Until ?? run.Submission?.EndTime ?? run.StartedAt + policy.BusyTimeout.Value;
        return end + Grace;
    }
}
