namespace ShadowPipeline.Approvals;

/// <summary>Why an event started nothing, one plain sentence each.</summary>
public static class ApprovalSentences
{
    /// <summary>An approval that was withdrawn came once more.</summary>
    /// <param name="approval">The event.</param>
    public static string LateDuplicate(ApprovalEvent approval) =>
        $"{Version(approval)} was approved once, but that approval was withdrawn and the registry does not show another one.";

    /// <summary>A version is not approved, and no approval of it is known.</summary>
    /// <param name="change">The event.</param>
    public static string NeverApproved(ApprovalEvent change) => NotApproved(change);

    /// <summary>The registry shows the version approved although the event says otherwise.</summary>
    /// <param name="change">The event.</param>
    public static string ApprovedAgain(ApprovalEvent change) =>
        $"{NotApproved(change)} But the registry shows it approved: the event is older than that approval, or was taken back before it was seen.";

    /// <summary>Why what is left of an earlier approval ends when another one is given.</summary>
    /// <param name="approval">The new approval.</param>
    public static string ApprovedAnew(ApprovalEvent approval) => $"The approval of {Version(approval)} was withdrawn, and another one given since.";

    /// <summary>An approval was withdrawn.</summary>
    /// <param name="change">The event.</param>
    /// <param name="epoch">Which approval of the version it was.</param>
    /// <param name="withdrawn">The runs that decided ApprovalWithdrawn.</param>
    public static string Withdrawn(ApprovalEvent change, int epoch, IReadOnlyCollection<string> withdrawn) =>
        $"{NotApproved(change)} Its approval {epoch} is withdrawn: "
        + (withdrawn.Count == 0 ? "each of its runs was decided before." : $"{string.Join(", ", withdrawn)} decided Reject / ApprovalWithdrawn.");

    /// <summary>The event is of another account or region than the pipeline.</summary>
    /// <param name="change">The event.</param>
    /// <param name="account">The pipeline's account.</param>
    /// <param name="region">The pipeline's region.</param>
    public static string Elsewhere(ApprovalEvent change, string account, string region)
    {
        ArgumentNullException.ThrowIfNull(change);
        return $"{Version(change)} is of account {change.Account} in {change.Region}; this pipeline tests endpoints of account {account} in {region} only.";
    }

    /// <summary>The version by its group and number.</summary>
    /// <param name="approval">The event.</param>
    internal static string Version(ApprovalEvent approval)
    {
        ArgumentNullException.ThrowIfNull(approval);
        return $"Version {approval.ModelPackageVersion} of {approval.ModelPackageGroup}";
    }

    private static string NotApproved(ApprovalEvent change) => $"{Version(change)} is {change.ModelApprovalStatus}, not Approved.";
}
