using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using ShadowPipeline.Local.Lambda;
using ShadowPipeline.Local.StateMachines.History;
using ShadowPipeline.Local.Time;

namespace ShadowPipeline.Local.StateMachines.Running;

/// <summary>Runs Task states: data flow, invocation, Retry and Catch.</summary>
internal sealed class TaskRunner(
    ILambdaFunctions functions, LocalClock clock, ExecutionHistory history, ContextObject context, Random random, WorkHolder work,
    CancellationToken interrupted)
{
    public async Task<Transition> RunAsync(TaskState state, Payload input)
    {
        var spent = new int[state.Retry.Count];
        while (true)
        {
            try
            {
                return await AttemptAsync(state, input);
            }
            catch (StateException failure)
            {
                if (NextRetry(state, failure, spent) is not { } delay)
                {
                    return Caught(state, input, failure);
                }

                context.CountRetry(spent.Sum());
                await clock.WaitUntilAsync(clock.GetUtcNow() + delay, interrupted);
            }
        }
    }

    /// <summary>The pause before the next attempt, or null: the first retrier that covers the error decides alone.</summary>
    private TimeSpan? NextRetry(TaskState state, StateException failure, int[] spent)
    {
        for (var i = 0; i < state.Retry.Count; i++)
        {
            var retrier = state.Retry[i];
            if (StateErrors.Covers(retrier.ErrorEquals, failure.Error!))
            {
                return spent[i] < retrier.MaxAttempts ? retrier.Delay(spent[i]++, random) : null;
            }
        }

        return null;
    }

    private static Transition Caught(TaskState state, Payload input, StateException failure)
    {
        if (state.Catch.FirstOrDefault(entry => StateErrors.Covers(entry.ErrorEquals, failure.Error!)) is not { } catcher)
        {
            throw failure;
        }

        var error = new JsonObject { ["Error"] = failure.Error, ["Cause"] = failure.Cause ?? "" };
        var output = catcher.ResultPath is { } path ? path.Put(input.Value, error) : input.Value;
        return new(Payload.Of(output, state.Name), catcher.Next);
    }

    private async Task<Transition> AttemptAsync(TaskState state, Payload input)
    {
        var selected = new StateData(input.Value, context.Value).Select(state.InputPath);
        var parameters = state.Parameters is { } template ? template.Evaluate(new(selected, context.Value)) : selected;
        var result = await InvokeAsync(state, Payload.Of(parameters, state.Name).Text);
        var shaped = state.ResultSelector is { } selector ? selector.Evaluate(new(result, context.Value)) : result;
        var combined = state.ResultPath is { } path ? path.Put(input.Value, shaped) : input.Value;
        var output = new StateData(combined, context.Value).Select(state.OutputPath);
        return new(Payload.Of(output, state.Name), state.Next);
    }

    private async Task<JsonNode?> InvokeAsync(TaskState state, string payload)
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
