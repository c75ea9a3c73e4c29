namespace ShadowPipeline.Local.Scenarios;

/// <summary>A change of the package's approval, so long after the world began.</summary>
internal sealed record ApprovalChange(TimeSpan After, string Status);
