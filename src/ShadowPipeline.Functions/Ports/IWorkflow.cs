namespace ShadowPipeline.Functions.Ports;

/// <summary>The state machine's executions, one per run and of its name.</summary>
internal interface IWorkflow
{
    /// <summary>Starts the run's execution; an execution of that name counts as success. Returns its ARN.</summary>
    Task<string> StartAsync(string runId, CancellationToken cancellationToken);

    /// <summary>The state of the run's execution, or null when there is none.</summary>
    Task<ExecutionSnapshot?> FindAsync(string runId, CancellationToken cancellationToken);
}

/// <summary>An execution as read at one moment.</summary>
/// <param name="Arn">The execution.</param>
/// <param name="Status">RUNNING, SUCCEEDED, FAILED, TIMED_OUT, ABORTED or PENDING_REDRIVE.</param>
/// <param name="Error">The error's name, or null.</param>
/// <param name="Cause">The error's cause, or null.</param>
internal sealed record ExecutionSnapshot(string Arn, string Status, string? Error, string? Cause);
