using ShadowPipeline.Planning;
using ShadowPipeline.Policies;
using ShadowPipeline.Runs;

namespace ShadowPipeline.Experiments;

/// <summary>When a test is looked at for an extension, and what became of one: pure.</summary>
public static class ExtensionRules
{
    /// <summary>
    /// How long before the end the evidence is judged. SageMaker's end waits for nobody: the metrics need five minutes to settle, the judge and
    /// its retries a few, and an update leaves the status Updating for a while.
    /// </summary>
    public static readonly TimeSpan Lead = TimeSpan.FromMinutes(15);

    /// <summary>An end this near is no longer moved.</summary>
    public static readonly TimeSpan TooLate = TimeSpan.FromMinutes(2);

    /// <summary>How soon an update that was asked for is looked at again.</summary>
    public static readonly TimeSpan Confirm = TimeSpan.FromMinutes(4);

    /// <summary>The shortest extension: less is not worth a look.</summary>
    public static readonly TimeSpan Shortest = TimeSpan.FromHours(1);

    /// <summary>When the evidence of a running test is judged for an extension of this end; null when that end is not extended.</summary>
    /// <param name="policy">The run's policy.</param>
    /// <param name="prolongation">What became of earlier extensions.</param>
    /// <param name="start">The scheduled start.</param>
    /// <param name="end">The scheduled end as it is now.</param>
    public static DateTimeOffset? LookAt(Policy policy, Prolongation? prolongation, DateTimeOffset start, DateTimeOffset end)
    {
        var (looks, asked) = (prolongation?.Looks ?? 0, prolongation?.Asked is not null);
        return asked || looks >= Extensions.Of(policy) || prolongation?.LookedAt == end || LatestEnd(start) - end < Shortest ? null : end - Lead;
    }

    /// <summary>The latest end that SageMaker grants: 30 days after the start.</summary>
    /// <param name="start">The scheduled start.</param>
    public static DateTimeOffset LatestEnd(DateTimeOffset start) => start + Extensions.LongestTest;

    /// <summary>What a check has to do about extensions.</summary>
    /// <param name="policy">The run's policy.</param>
    /// <param name="prolongation">What became of earlier extensions.</param>
    /// <param name="submission">What was submitted.</param>
    /// <param name="observation">What this check knows.</param>
    /// <param name="end">The end that SageMaker shows now.</param>
    /// <param name="now">The time of the check.</param>
    public static ExtensionStep Next(
        Policy policy, Prolongation? prolongation, Submission submission, Observation observation, DateTimeOffset end, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(submission);
        ArgumentNullException.ThrowIfNull(observation);
        if (prolongation?.Asked is { } asked && end >= asked && observation.Status != ExperimentStatus.Updating)
        {
            // Whoever crashed between asking and keeping: what SageMaker shows is what was granted.
            return ExtensionStep.Granted;
        }

        if (observation is not { Status: ExperimentStatus.Running, RunningSince: not null, EndedAt: null } || now > end - TooLate)
        {
            return ExtensionStep.None;
        }

        return prolongation?.Asked is not null ? ExtensionStep.AskAgain
            : now >= LookAt(policy, prolongation, submission.StartTime, end) ? ExtensionStep.Look
            : ExtensionStep.None;
    }
}

/// <summary>What a check has to do about extensions.</summary>
public enum ExtensionStep
{
    /// <summary>Nothing.</summary>
    None,

    /// <summary>Judge the evidence so far, and ask for a later end when it is thin.</summary>
    Look,

    /// <summary>Ask once more for the end that was asked for before.</summary>
    AskAgain,

    /// <summary>Keep that the end was granted.</summary>
    Granted,
}
