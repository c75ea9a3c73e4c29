namespace ShadowPipeline.Approvals;

/// <summary>What an event says about the approval of a version.</summary>
public enum ApprovalChange
{
    /// <summary>Nothing: only metadata changed, or the package cannot be used yet.</summary>
    None,

    /// <summary>The version is approved.</summary>
    Approved,

    /// <summary>The version is rejected or waits for approval (again).</summary>
    TakenBack,
}
