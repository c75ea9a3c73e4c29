using ShadowPipeline.Local.Lambda;
using ShadowPipeline.Local.StateMachines.History;
using ShadowPipeline.Local.StateMachines.Integrations;
using ShadowPipeline.Local.Time;

namespace ShadowPipeline.Local.StateMachines.Running;

/// <summary>Runs one execution from its start to its last event.</summary>
internal sealed class ExecutionRunner(
    StateMachineDefinition definition, ExecutionIdentity identity, ILambdaFunctions functions, LocalClock clock, ExecutionHistory history,
    Interruption interruption, int seed, IServiceIntegrations integrations)
{
    /// <summary>
    /// Records the start at once and takes a turn for the rest, under <paramref name="work"/>; null when the execution was
    /// interrupted because the process goes away.
    /// </summary>
    /// <param name="input">The execution's input, checked JSON.</param>
    /// <param name="work">The execution's work token.</param>
    public async Task<ExecutionOutcome?> RunAsync(string input, WorkHolder work)
    {
        var end = await RunToEndAsync(input, work);
        if (!interruption.Close())
        {
            end = interruption.Outcome;
        }

        if (end is not null)
        {
            history.RecordEnd(EndEvent(end.Status), end.Status == ExecutionStatus.Succeeded
                ? new HistoryEventDetails.Succeeded(end.Output!)
                : new HistoryEventDetails.Failed(end.Error, end.Cause));
        }

        return end;
    }

    private async Task<ExecutionOutcome?> RunToEndAsync(string input, WorkHolder work)
    {
        using var deadline = clock.CreateTimer(
            _ => interruption.Interrupt(new(ExecutionStatus.TimedOut, null, null, null)), null, definition.Timeout, Timeout.InfiniteTimeSpan);
        try
        {
            history.Record(HistoryEventType.ExecutionStarted, new HistoryEventDetails.Started(input));
            await clock.TakeTurnAsync(interruption.Token);
            var value = StateJson.Parse(input);
            var context = new ContextObject(identity, value);
            var tasks = new TaskRunner(functions, integrations, identity, clock, history, context, new Random(seed), work, interruption.Token);
            var states = new StateRunner(definition, context, history, clock, tasks, interruption.Token);
            return new(ExecutionStatus.Succeeded, await states.RunAsync(new(value, input)), null, null);
        }
        catch (StateException e)
        {
            return new(ExecutionStatus.Failed, null, e.Error, e.Cause);
        }
        catch (HistoryLimitException e)
        {
            return new(ExecutionStatus.Failed, null, StateErrors.Runtime, e.Message);
        }
        catch (OperationCanceledException) when (interruption.Token.IsCancellationRequested)
        {
            return null;
        }
    }

    private static HistoryEventType EndEvent(ExecutionStatus status) => status switch
    {
        ExecutionStatus.Succeeded => HistoryEventType.ExecutionSucceeded,
        ExecutionStatus.Failed => HistoryEventType.ExecutionFailed,
        ExecutionStatus.TimedOut => HistoryEventType.ExecutionTimedOut,
        ExecutionStatus.Aborted => HistoryEventType.ExecutionAborted,
        _ => throw new ArgumentOutOfRangeException(nameof(status), status, "An execution cannot end so."),
    };
}
