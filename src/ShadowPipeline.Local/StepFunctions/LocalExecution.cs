using ShadowPipeline.Local.StateMachines.History;
using ShadowPipeline.Local.StateMachines.Running;

namespace ShadowPipeline.Local.StepFunctions;

/// <summary>One execution as the service knows it.</summary>
internal sealed class LocalExecution(
    ExecutionIdentity identity, string input, long order, ExecutionHistory history, Interruption interruption)
{
    private readonly Lock gate = new();
    private ExecutionOutcome? outcome;
    private DateTimeOffset? stopDate;

    public ExecutionIdentity Identity { get; } = identity;

    public string Input { get; } = input;

    /// <summary>Counts executions in the order in which they started.</summary>
    public long Order { get; } = order;

    public ExecutionHistory History { get; } = history;

    public Interruption Interruption { get; } = interruption;

    /// <summary>
    /// Completes when the execution has ended and whoever had to hear of it has; faults with what went wrong in the host.
    /// </summary>
    public Task Completion { get; set; } = Task.CompletedTask;

    /// <summary>Completes when the execution has ended.</summary>
    public TaskCompletionSource Ended { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public void End(ExecutionOutcome ended, DateTimeOffset at)
    {
        lock (gate)
        {
            (outcome, stopDate) = (ended, at);
        }
    }

    /// <summary>How the execution stands; outcome and stop date are null while it runs.</summary>
    public (ExecutionStatus Status, ExecutionOutcome? Outcome, DateTimeOffset? StopDate) Read()
    {
        lock (gate)
        {
            return (outcome?.Status ?? ExecutionStatus.Running, outcome, stopDate);
        }
    }
}
