using System.Text.Json.Nodes;
using ShadowPipeline.Local.StateMachines.History;
using ShadowPipeline.Local.StateMachines.Integrations;
using ShadowPipeline.Local.Time;

namespace ShadowPipeline.Local.StateMachines.Running;

/// <summary>One attempt of a task that is a service integration.</summary>
internal sealed class IntegrationTask(
    IServiceIntegrations integrations, ExecutionIdentity identity, LocalClock clock, ExecutionHistory history, WorkHolder work, CancellationToken interrupted)
{
    public async Task<JsonNode?> CallAsync(TaskState state, ServiceIntegration integration, Payload parameters)
    {
        var (type, action) = (integration.ResourceType, integration.Action);
        history.Record(
            HistoryEventType.TaskScheduled,
            new HistoryEventDetails.TaskScheduled(type, action, identity.Arn.Split(':')[3], parameters.Text, (long?)state.Timeout?.TotalSeconds));
        history.Record(HistoryEventType.TaskStarted, new HistoryEventDetails.TaskStarted(type, action));
        var answer = await FunctionCall.InvokeAsync(
            work, ct => integrations.CallAsync(integration, parameters.Value!.DeepClone().AsObject(), identity, ct), clock, state.Timeout, interrupted);
        if (answer is null)
        {
            throw Failed(HistoryEventType.TaskTimedOut, integration, new(StateErrors.Timeout, ""));
        }

        if (answer.Error is { } error)
        {
            throw Failed(HistoryEventType.TaskFailed, integration, new(error, answer.Cause));
        }

        var text = StateJson.Write(answer.Result);
        if (StateJson.IsTooLarge(text))
        {
            throw Failed(HistoryEventType.TaskFailed, integration, Payload.TooLarge(state.Resource));
        }

        history.Record(HistoryEventType.TaskSucceeded, new HistoryEventDetails.TaskSucceeded(type, action, text));
        return answer.Result;
    }

    private StateException Failed(HistoryEventType type, ServiceIntegration integration, StateException failure)
    {
        history.Record(type, new HistoryEventDetails.TaskFailed(integration.ResourceType, integration.Action, failure.Error, failure.Cause));
        return failure;
    }
}
