namespace ShadowPipeline.Functions.Ports;

/// <summary>The state machine's executions: one per run and of its name, and some that only publish its decision.</summary>
internal interface IWorkflow
{
    /// <summary>Starts the run's execution; an execution of that name counts as success. Returns its ARN.</summary>
    Task<string> StartAsync(string runId, CancellationToken cancellationToken);

    /// <summary>
    /// Starts an execution that only publishes the run's decision; an execution of that name counts as success.
    /// </summary>
    Task StartPublicationAsync(string runId, string executionName, CancellationToken cancellationToken);

    /// <summary>The state of the execution of this name, which for a run's own is its id; null when there is none.</summary>
    Task<ExecutionSnapshot?> FindAsync(string executionName, CancellationToken cancellationToken);
}

/// <summary>An execution as read at one moment.</summary>
/// <param name="Arn">The execution.</param>
/// <param name="Status">RUNNING, SUCCEEDED, FAILED, TIMED_OUT, ABORTED or PENDING_REDRIVE.</param>
/// <param name="Error">The error's name, or null.</param>
/// <param name="Cause">The error's cause, or null.</param>
internal sealed record ExecutionSnapshot(string Arn, string Status, string? Error, string? Cause);
