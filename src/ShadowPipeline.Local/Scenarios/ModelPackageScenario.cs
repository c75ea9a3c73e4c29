namespace ShadowPipeline.Local.Scenarios;

/// <summary>The candidate in the model registry.</summary>
internal sealed record ModelPackageScenario(
    string Status,
    string ApprovalStatus,
    IReadOnlyList<ApprovalChange> ApprovalChanges,
    int Containers,
    string? ProductId,
    IReadOnlyList<string>? SupportedInstanceTypes)
{
    private static readonly string[] _approvals = ["Approved", "Rejected", "PendingManualApproval"];

    public static ModelPackageScenario Read(StrictObject json) => new(
        json.Choice("status", "Completed", "Pending", "InProgress", "Completed", "Failed", "Deleting"),
        json.Choice("approvalStatus", "Approved", _approvals),
        json.Each("approvalChanges", ReadChange) ?? [],
        json.Whole("containers", 1, 1, 15),
        json.Text("productId"),
        json.Texts("supportedInstanceTypes"));

    /// <summary>The approval as it stands so long after the world began.</summary>
    public string ApprovalAfter(TimeSpan elapsed) =>
        ApprovalChanges.Where(change => change.After <= elapsed).MaxBy(change => change.After)?.Status ?? ApprovalStatus;

    private static ApprovalChange ReadChange(StrictObject json) => new(
        json.Duration("after", TimeSpan.Zero)!.Value,
        json.Choice("approvalStatus", "Rejected", _approvals));
}
