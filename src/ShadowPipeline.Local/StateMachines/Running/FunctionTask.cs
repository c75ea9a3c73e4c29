using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using ShadowPipeline.Local.Lambda;
using ShadowPipeline.Local.StateMachines.History;
using ShadowPipeline.Local.Time;

namespace ShadowPipeline.Local.StateMachines.Running;

/// <summary>One attempt of a task that is a Lambda function.</summary>
internal sealed class FunctionTask(ILambdaFunctions functions, LocalClock clock, ExecutionHistory history, WorkHolder work, CancellationToken interrupted)
{
    public async Task<JsonNode?> InvokeAsync(TaskState state, string payload)
    {
        history.Record(
            HistoryEventType.LambdaFunctionScheduled,
            new HistoryEventDetails.Scheduled(state.Resource, payload, (long?)state.Timeout?.TotalSeconds));
        history.Record(HistoryEventType.LambdaFunctionStarted, new HistoryEventDetails.None());
        var answer = await FunctionCall.InvokeAsync(
            work, ct => functions.InvokeAsync(state.Resource, Encoding.UTF8.GetBytes(payload), ct), clock, state.Timeout, interrupted);
        if (answer is null)
        {
            throw Failed(HistoryEventType.LambdaFunctionTimedOut, new(StateErrors.Timeout, ""));
        }

        if (answer.ErrorType is { } error)
        {
            var cause = new JsonObject { ["errorType"] = error, ["errorMessage"] = answer.ErrorMessage };
            throw Failed(HistoryEventType.LambdaFunctionFailed, new(error, StateJson.Write(cause)));
        }

        if (answer.Payload.Length > StateJson.MaxPayloadBytes)
        {
            throw Failed(HistoryEventType.LambdaFunctionFailed, Payload.TooLarge(state.Resource));
        }

        var (result, text) = Read(state, answer.Payload.Span);
        history.Record(HistoryEventType.LambdaFunctionSucceeded, new HistoryEventDetails.Succeeded(text));
        return result;
    }

    private StateException Failed(HistoryEventType type, StateException failure)
    {
        history.Record(type, new HistoryEventDetails.Failed(failure.Error, failure.Cause));
        return failure;
    }

    // A function that returns nothing answers with no bytes; Lambda passes that on as null.
    private static (JsonNode? Result, string Text) Read(TaskState state, ReadOnlySpan<byte> payload)
    {
        if (payload.IsEmpty)
        {
            return (null, "null");
        }

        try
        {
            return (StateJson.Parse(payload), Encoding.UTF8.GetString(payload));
        }
        catch (JsonException e)
        {
            throw new StateException(
                StateErrors.Runtime, $"The function '{state.Resource}' returned something that is not JSON: {e.Message}");
        }
    }
}
