namespace ShadowPipeline.Approvals;

/// <summary>Placeholder to be replaced.</summary>
public static class ApprovalEventReader;
