namespace ShadowPipeline.Runs;

/// <summary>Which waiting runs a newer version replaces where the policy says supersede.</summary>
public static class Supersession
{
    /// <summary>Whether a run replaces one that waits: a higher version of the same group, or a later epoch of the same version, approved since.</summary>
    /// <param name="newer">The run that stays: it is not decided.</param>
    /// <param name="older">The run that goes: it waits, and was never started.</param>
    public static bool Replaces(Run newer, Run older)
    {
        ArgumentNullException.ThrowIfNull(newer);
        ArgumentNullException.ThrowIfNull(older);
        return IsWaiting(older)
            && newer is { EarlyOutcome: null, Verdict: null }
            && newer.ModelPackageGroup == older.ModelPackageGroup
            && newer.EndpointName.Equals(older.EndpointName, StringComparison.OrdinalIgnoreCase)
            && (newer.ModelPackageVersion, newer.ApprovalEpoch).CompareTo((older.ModelPackageVersion, older.ApprovalEpoch)) > 0
            && newer.ApprovedAt >= older.ApprovedAt;
    }

    /// <summary>Whether the run waits: it is not decided and was never started.</summary>
    /// <param name="run">The run.</param>
    public static bool IsWaiting(Run run)
    {
        ArgumentNullException.ThrowIfNull(run);
        return run is { StartedAt: null, EarlyOutcome: null, Verdict: null };
    }

    /// <summary>Of an endpoint's queue: each run that is replaced, with the highest version that replaces it.</summary>
    /// <param name="queue">The runs of the queue, in any order: what comes out does not depend on the order in which events came.</param>
    public static IReadOnlyList<(Run Older, Run Newer)> Of(IReadOnlyCollection<Run> queue)
    {
        ArgumentNullException.ThrowIfNull(queue);
        return
        [
            .. from older in queue
               let newer = queue.Where(candidate => Replaces(candidate, older))
                   .MaxBy(candidate => (candidate.ModelPackageVersion, candidate.ApprovalEpoch))
               where newer is not null
               select (older, newer),
        ];
    }

    /// <summary>Why the older run is not tested any more, as one plain sentence.</summary>
    /// <param name="newer">The run that replaces it.</param>
    public static string Because(Run newer)
    {
        ArgumentNullException.ThrowIfNull(newer);
        return $"Version {newer.ModelPackageVersion} of {newer.ModelPackageGroup} was approved {(newer.ApprovalEpoch > 1 ? "again " : "")}while this one waited.";
    }
}
