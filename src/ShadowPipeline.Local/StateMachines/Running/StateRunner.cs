using System.Text.Json;
using System.Text.Json.Nodes;
using ShadowPipeline.Local.StateMachines.History;
using ShadowPipeline.Local.Time;

namespace ShadowPipeline.Local.StateMachines.Running;

/// <summary>Runs one state after the other and records how each is entered and left.</summary>
internal sealed class StateRunner(
    StateMachineDefinition definition, ContextObject context, ExecutionHistory history, LocalClock clock, TaskRunner tasks,
    CancellationToken interrupted)
{
    /// <summary>Runs to the end and returns the output.</summary>
    /// <exception cref="StateException">A state failed, and nothing caught it.</exception>
    public async Task<string> RunAsync(Payload input)
    {
        string? next = definition.StartAt;
        while (next is not null)
        {
            interrupted.ThrowIfCancellationRequested();
            var transition = await RunStateAsync(definition.States[next], input);
            (input, next) = (transition.Output, transition.Next);
        }

        return input.Text;
    }

    private async Task<Transition> RunStateAsync(State state, Payload input)
    {
        context.Enter(state.Name, clock.GetUtcNow());
        history.Record(Event(state, "StateEntered"), new HistoryEventDetails.StateEntered(state.Name, input.Text));
        var enteredAt = history.LastId;
        Transition transition;
        try
        {
            transition = await ExecuteAsync(state, input);
        }
        catch (StateException e) when (e.Error == StateErrors.Runtime && state is not FailState)
        {
            throw new StateException(
                e.Error, $"An error occurred while executing the state '{state.Name}' (entered at the event id #{enteredAt}). {e.Cause}");
        }

        history.Record(Event(state, "StateExited"), new HistoryEventDetails.StateExited(state.Name, transition.Output.Text));
        return transition;
    }

    private async Task<Transition> ExecuteAsync(State state, Payload input)
    {
        if (state is TaskState task)
        {
            return await tasks.RunAsync(task, input);
        }

        var data = new StateData(input.Value, context.Value);
        if (state is FailState fail)
        {
            throw new StateException(fail.Error ?? Text(fail.ErrorPath, data), fail.Cause ?? Text(fail.CausePath, data));
        }

        var effective = new StateData(data.Select(state.InputPath), context.Value);
        switch (state)
        {
            case WaitState wait:
                await clock.WaitUntilAsync(WaitDue.Of(wait, effective, clock.GetUtcNow()), interrupted);
                return Leave(state, effective, state.Next);
            case ChoiceState choice:
                return Leave(state, effective, Choose(choice, effective));
            case PassState pass:
                return Leave(state, new StateData(Shape(pass, input, effective), context.Value), state.Next);
            case SucceedState:
                return Leave(state, effective, next: null);
            default:
                throw new InvalidOperationException($"The state type {state.Type} is not known.");
        }
    }

    private static Transition Leave(State state, StateData data, string? next) =>
        new(Payload.Of(data.Select(state.OutputPath), state.Name), next);

    private static string Choose(ChoiceState choice, StateData data) =>
        choice.Choices.FirstOrDefault(branch => branch.Test.Holds(data))?.Next ?? choice.Default
        ?? throw new StateException(
            StateErrors.Runtime, "Failed to transition out of the state. The state does not point to a next state.");

    private static JsonNode? Shape(PassState pass, Payload input, StateData effective)
    {
        var result = (pass.Result ?? pass.Parameters) is { } template ? template.Evaluate(effective) : effective.Value;
        return pass.ResultPath is { } path ? path.Put(input.Value, result) : input.Value;
    }

    private static string? Text(JsonPath? path, StateData data)
    {
        if (path is null)
        {
            return null;
        }

        var value = data.Find(path);
        return value?.GetValueKind() == JsonValueKind.String
            ? value.GetValue<string>()
            : throw new StateException(StateErrors.Runtime, $"The path '{path}' must lead to a string, not to {StateJson.Write(value)}");
    }

    private static HistoryEventType Event(State state, string what) => Enum.Parse<HistoryEventType>(state.Type + what);
}
