using System.Text.Json.Nodes;
using ShadowPipeline.Local.Lambda;
using ShadowPipeline.Local.StateMachines.History;
using ShadowPipeline.Local.StateMachines.Integrations;
using ShadowPipeline.Local.Time;

namespace ShadowPipeline.Local.StateMachines.Running;

/// <summary>Runs Task states: data flow, invocation, Retry and Catch.</summary>
internal sealed class TaskRunner(
    ILambdaFunctions functions,
    IServiceIntegrations integrations,
    ExecutionIdentity identity,
    LocalClock clock,
    ExecutionHistory history,
    ContextObject context,
    Random random,
    WorkHolder work,
    CancellationToken interrupted)
{
    private readonly FunctionTask _function = new(functions, clock, history, work, interrupted);
    private readonly IntegrationTask _integration = new(integrations, identity, clock, history, work, interrupted);

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
        var payload = Payload.Of(parameters, state.Name);
        var result = state.Integration is { } integration
            ? await _integration.CallAsync(state, integration, payload)
            : await _function.InvokeAsync(state, payload.Text);
        var shaped = state.ResultSelector is { } selector ? selector.Evaluate(new(result, context.Value)) : result;
        var combined = state.ResultPath is { } path ? path.Put(input.Value, shaped) : input.Value;
        var output = new StateData(combined, context.Value).Select(state.OutputPath);
        return new(Payload.Of(output, state.Name), state.Next);
    }
}
