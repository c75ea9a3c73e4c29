namespace ShadowPipeline.Local.SageMaker;

/// <summary>What UpdateModelPackage was told: the approval, why, and when.</summary>
internal sealed record ApprovalDecision(string Status, string? Description, DateTimeOffset At);
