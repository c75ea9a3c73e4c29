namespace ShadowPipeline.Local.StateMachines.Running;

/// <summary>How an execution stands. <see cref="ExecutionStatuses.ToWire"/> gives the service's spelling.</summary>
internal enum ExecutionStatus
{
    Running,
    Succeeded,
    Failed,
    TimedOut,
    Aborted,
}

internal static class ExecutionStatuses
{
    /// <summary>RUNNING, SUCCEEDED, FAILED, TIMED_OUT, ABORTED.</summary>
    public static string ToWire(this ExecutionStatus status) => status switch
    {
        ExecutionStatus.Running => "RUNNING",
        ExecutionStatus.Succeeded => "SUCCEEDED",
        ExecutionStatus.Failed => "FAILED",
        ExecutionStatus.TimedOut => "TIMED_OUT",
        ExecutionStatus.Aborted => "ABORTED",
        _ => throw new ArgumentOutOfRangeException(nameof(status), status, "Not a status."),
    };
}
