namespace ShadowPipeline.Approvals;

/// <summary>Whether an event is an approval that starts a test.</summary>
/// <param name="Reason">Why nothing starts, as one plain sentence; null for an approval.</param>
public sealed record ApprovalAnswer(string? Reason)
{
    /// <summary>Whether the event is an approval.</summary>
    public bool IsApproval => Reason is null;
}
