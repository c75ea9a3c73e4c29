namespace ShadowPipeline.Local.StateMachines.Running;

/// <summary>How an execution ended: an output, or an error and its cause, either of which may be absent.</summary>
internal sealed record ExecutionOutcome(ExecutionStatus Status, string? Output, string? Error, string? Cause);
